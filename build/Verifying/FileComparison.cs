using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Signing;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Verifying;

/// <summary>Compares the published files with those that the sources give, byte for byte.</summary>
/// <param name="paths">Where things are.</param>
/// <param name="made">The folder of what was published again, apart.</param>
/// <param name="published">What the published files should be.</param>
/// <param name="report">How the report's stage compares: of another environment, its files may differ.</param>
internal sealed class FileComparison(ProjectPaths paths, string made, PublishedLock published, Match report)
{
    // What is about the published files, and not made from the sources: it has times and signatures.
    private static readonly string[] s_about = [PublishedStatement.Folder + "/", PublishedModel.SignatureFile];

    private readonly HashSet<Digest> _locked =
        [.. published.Lock.Stages.SelectMany(stage => stage.Outputs).Select(output => output.Digest)];

    /// <summary>The files that differ, are missing, or that nothing made; ordinal.</summary>
    public IReadOnlyList<VerifiedPart> Checks()
    {
        string[] names =
        [
            .. FolderFiles.Below(made).Concat(FolderFiles.Below(paths.Published)).Distinct(StringComparer.Ordinal)
                .Where(name => !s_about.Any(about => name.StartsWith(about, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
        return [.. names.Select(name => name == Publisher.LockFile ? Lock() : Compare(name)).OfType<VerifiedPart>()];
    }

    /// <summary>The published files that were compared, with the digests that they had.</summary>
    public List<(string Name, Digest Digest)> Compared { get; } = [];

    private VerifiedPart? Compare(string name)
    {
        var expected = StoredFile.Read(Path.Combine(made, name));
        if (StoredFile.Read(Path.Combine(paths.Published, name), out var problem) is not { } found)
            return Different(name, problem ?? "is missing");
        Compared.Add((name, Digest.Of(found)));
        if (expected is null)
            return Different(name, "nothing made it");
        if (found.AsSpan().SequenceEqual(expected))
            return null;
        if (StudyLock.HasConflict(found))
            return Different(name, "git left the conflict markers of a merge in it: run the build");
        if (report is not Match.Equivalent)
            return Different(name, FirstDifference.Between(name, expected, found));
        return IsLocked(name, Digest.Of(found))
            ? new VerifiedPart(Display(name), Match.Equivalent, FirstDifference.Between(name, expected, found))
            : Different(name, $"is not what {Publisher.LockFile} names");
    }

    // The report's own files by their paths; others, such as the model, are copies of what a stage made.
    private bool IsLocked(string name, Digest digest) =>
        published.Lock.OutputOf(nameof(Stages.Report), name) is { } locked
            ? locked == digest
            : _locked.Contains(digest);

    // What it says is compared by stage; here, that it is written as the build writes it.
    private VerifiedPart? Lock()
    {
        Compared.Add((Publisher.LockFile, Digest.Of(published.Bytes)));
        var written = published.Lock.ToBytes();
        return published.Bytes.AsSpan().SequenceEqual(written)
            ? null
            : Different(Publisher.LockFile, FirstDifference.Between(Publisher.LockFile, written, published.Bytes));
    }

    private VerifiedPart Different(string name, string detail) => new(Display(name), Match.Different, detail);

    private string Display(string name) => paths.Display(Path.Combine(paths.Published, name));
}
