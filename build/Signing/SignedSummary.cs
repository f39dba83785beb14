using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Provenance.Statements;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Signing;

/// <summary>
/// <c>artifacts/&lt;study&gt;/Verify/summary.dsse.json</c>: what <c>--target=Verify --sign</c> found, signed.
/// </summary>
internal static class SignedSummary
{
    /// <summary>Writes the summary.</summary>
    /// <param name="paths">Where things are.</param>
    /// <param name="keyFile">The file of the key.</param>
    /// <param name="at">When the verification ended.</param>
    /// <param name="published">The lock that was verified.</param>
    /// <param name="outcome">What it found.</param>
    /// <returns>A line for the user.</returns>
    public static string Write(
        ProjectPaths paths, string keyFile, DateTimeOffset at, StudyLock published, Reproduction outcome)
    {
        using var key = KeyFile.Read(keyFile);
        var summary = new VerificationSummary(
            // What came out again is what the lock says, whoever edits a file now; what did not is what is there.
            outcome == Reproduction.Failed
                ? [.. Verified(paths).Select(file => Of(paths, file))] : [.. Files(published)],
            paths.Study, RunOptions.Builder(), at, outcome,
            [.. Inputs(paths).Select(file => Of(paths, file))]);
        var path = Path.Combine(paths.Artifacts, "Verify", VerificationSummary.FileName);
        AtomicFile.Write(path, summary.Sign(key), paths.Artifacts);
        return $"Signed {paths.Display(path)} with the {key.Public}.";
    }

    // Not what tells of the result. The lock, which may be of another compiler's code, is gone by.
    private static IEnumerable<string> Verified(ProjectPaths paths) => FolderFiles.Below(paths.Published).Where(
        file => !file.StartsWith(PublishedStatement.Folder + "/", StringComparison.Ordinal)
            && file is not PublishedModel.SignatureFile and not Publisher.LockFile);

    private static IEnumerable<ResourceDescriptor> Files(StudyLock run) =>
        run.Find(nameof(Stages.Report))!.Outputs
            .Concat(PublishedModel.FilesOf(run).Select(
                file => file.Output with { Path = $"{PublishedModel.Folder}/{file.Output.Path}" }))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => ResourceDescriptor.Of(file.Path, file.Digest));

    private static IEnumerable<string> Inputs(ProjectPaths paths) =>
        ((string[])[Publisher.LockFile, $"{PublishedStatement.Folder}/{PublishedStatement.FileName}"])
        .Where(file => FileStat.Of(Path.Combine(paths.Published, file)) is not null);

    private static ResourceDescriptor Of(ProjectPaths paths, string file)
    {
        var path = Path.Combine(paths.Published, file);
        return FileStat.Of(path) is not null
            ? ResourceDescriptor.Of(file, Digest.OfFile(path))
            : throw new InputException(new Fault(
                "this is not a regular file", "Restore it from git.", paths.Display(path)));
    }
}
