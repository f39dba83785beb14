using System.Runtime.CompilerServices;
using Kayfabe.Build.Git;
using Kayfabe.Build.Running;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Signing;

/// <summary>
/// <c>reports/&lt;study&gt;/provenance/statement.json</c>: how the published files were made. Written only where it is
/// not the statement of the lock beside it: otherwise it says who made the result, which this run need not be, and
/// another commit of the same sources changes nothing.
/// </summary>
/// <param name="paths">Where things are.</param>
/// <param name="index">Digests of files.</param>
/// <param name="program">The digest of this program.</param>
public sealed class PublishedStatement(ProjectPaths paths, FileIndex index, string program)
{
    /// <summary>The folder, in that of the study's published files.</summary>
    public const string Folder = "provenance";

    /// <summary>The statement, not signed.</summary>
    public const string FileName = "statement.json";

    /// <summary>The same statement, signed.</summary>
    public const string SignedFileName = "statement.sigstore.json";

    private readonly string _folder = Path.Combine(paths.Published, Folder);

    /// <summary>Writes the statement where it has to be written.</summary>
    /// <param name="run">What this run made.</param>
    /// <param name="lockBytes">The published bytes of the lock.</param>
    /// <param name="files">The other published files.</param>
    /// <param name="records">The records of the run's stages, in its order.</param>
    public void Publish(
        StudyLock run, byte[] lockBytes, IReadOnlyList<OutputFile> files, Func<IReadOnlyList<ActionRecord>> records)
    {
        // What was found to be right is known by its digest: a no-op reads nothing.
        var kept = new SideFile(paths.Cache, $"code/{program}/statement-{Digest.Of(lockBytes).Hex}");
        var path = Path.Combine(_folder, FileName);
        if (Digest.TryParse(kept.Read(), out var known) && index.TryDigestOf(path) == known)
            return;
        kept.Write(Publish(path, run, lockBytes, files, records).ToString());
    }

    // A method of its own, so that a no-op does not load what makes statements.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Digest Publish(
        string path, StudyLock run, byte[] lockBytes, IReadOnlyList<OutputFile> files,
        Func<IReadOnlyList<ActionRecord>> records)
    {
        var published = new PublishedRun(
            run, lockBytes, [.. files.Select(file => ResourceDescriptor.Of(file.Path, file.Digest))],
            input => Directory.Exists(Path.Combine(paths.StudyFolder, input)));
        var there = StoredFile.Read(path);
        var statement = IsRight(there) ? there! : IsRight(Signed()) ? Signed()! : Make();
        if (there is null || !there.AsSpan().SequenceEqual(statement))
        {
            var signed = Path.Combine(_folder, SignedFileName);
            if (Path.Exists(signed) && !IsRight(Signed()))
                File.Delete(signed);
            if (new DirectoryInfo(_folder).LinkTarget is not null)
                File.Delete(_folder); // What is written there would be somebody else's.
            AtomicFile.Write(path, statement, Path.GetDirectoryName(paths.Published)!);
        }
        return Digest.Of(statement);

        bool IsRight(byte[]? bytes) => bytes is not null && ProvenanceStatement.IsOf(bytes, published);

        byte[] Make() => ProvenanceStatement.Write(published, new RunFacts(
            new GitRepository(paths.Root).StateWithout("reports"),
            [.. records().Select(record => new StageOrigin(record.Stage, record.Seconds, record.Origin))]));
    }

    // The payload of the signed statement, whoever signed it: it is compared with the lock.
    private byte[]? Signed()
    {
        try
        {
            return StoredFile.Read(Path.Combine(_folder, SignedFileName)) is { } bytes
                ? SigstoreBundle.Read(bytes).Envelope.Payload.ToArray()
                : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
