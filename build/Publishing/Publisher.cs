using Kayfabe.Build.Running;
using Kayfabe.Store;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
namespace Kayfabe.Build.Publishing;

/// <summary>
/// Copies what a stage made to <c>reports/&lt;study&gt;/</c>. What is published is what study.json says: for a run with
/// a setting overridden on the command line it is not called.
/// </summary>
/// <param name="paths">Where things are.</param>
/// <param name="content">The store, for artifacts that were altered since they were put in place.</param>
/// <param name="index">Digests of files.</param>
/// <param name="code">The digest of the program, which renders the list of all studies.</param>
public sealed class Publisher(ProjectPaths paths, ContentStore content, FileIndex index, CodeFingerprints code)
{
    /// <summary>The lock of what is published, beside it.</summary>
    public const string LockFile = "lock.json";

    private readonly string _reports = Path.GetDirectoryName(paths.Published)!;
    private bool _published;

    private string LockPath => Path.Combine(paths.Published, LockFile);

    /// <summary>
    /// Makes the published files equal to the stage's artifacts; files that are already so are not touched. Then the
    /// list of all studies. What a newer version of Kayfabe published is left as it is.
    /// </summary>
    /// <param name="folder">The folder of the stage's artifacts.</param>
    /// <param name="record">What the stage made.</param>
    public void Publish(string folder, ActionRecord record)
    {
        var links = new Dictionary<string, bool>(StringComparer.Ordinal);
        var changed = false;
        foreach (var output in record.Outputs)
        {
            var target = Path.Combine(paths.Published, output.Path);
            if (!IsBelowLink(output.Path, links) && index.TryDigestOf(target) == output.Digest)
                continue;
            if (!changed && StudyLock.Format.IsNewer(StoredFile.Read(LockPath)))
            {
                Console.Error.WriteLine(
                    $"Warning: {paths.Display(LockPath)} was made by a newer version of Kayfabe: nothing was "
                    + $"published. To publish what this version made, delete {paths.Display(paths.Published)}/.");
                return;
            }
            changed = true;
            RemoveLinks(output.Path);
            AtomicFile.Write(target, Read(Path.Combine(folder, output.Path), output), _reports);
            links.Clear();
        }
        _published = true;
        RemoveOthers(record);
        new PublishedIndex(_reports, paths.Cache, index, code.Program).Publish();
    }

    /// <summary>
    /// Writes what the published files were made from, where this run published them and it is not there yet.
    /// </summary>
    /// <param name="bytes">The run's lock.</param>
    public void PublishLock(byte[] bytes)
    {
        if (_published && StoredFile.Read(LockPath) is var there
            && (there is null || !there.AsSpan().SequenceEqual(bytes)))
            AtomicFile.Write(LockPath, bytes, _reports);
    }

    // The artifact may have been damaged since it was put in place: what is published is what the record says.
    private byte[] Read(string artifact, OutputFile output)
    {
        if (StoredFile.Read(artifact) is { } bytes && Digest.Of(bytes) == output.Digest)
            return bytes;
        using var folder = new TemporaryFolder();
        return content.TryFetch(output.Digest, folder.File("copy"))
            ? File.ReadAllBytes(folder.File("copy"))
            : throw new StoreException("it was altered while the build ran", "Run the build again.",
                paths.Display(artifact));
    }

    // A folder of the report that is a link: what is written or removed there would be somebody else's.
    private bool IsBelowLink(string path, Dictionary<string, bool> known)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } folder)
            return false;
        if (!known.TryGetValue(folder, out var isLink))
            known[folder] = isLink = IsLink(folder) || IsBelowLink(folder, known);
        return isLink;
    }

    private bool IsLink(string folder) =>
        new DirectoryInfo(Path.Combine(paths.Published, folder)).LinkTarget is not null;

    private void RemoveLinks(string path)
    {
        while (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            if (IsLink(folder))
                File.Delete(Path.Combine(paths.Published, folder));
            path = folder;
        }
    }

    // Figures and tables that an earlier report had. The lock lies beside them: only the folders that
    // the report owns are cleared.
    private void RemoveOthers(ActionRecord record)
    {
        var ours = record.Outputs.Select(output => output.Path).ToHashSet(StringComparer.Ordinal);
        var folders = ours.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(TopFolder).Distinct();
        foreach (var folder in folders)
        {
            foreach (var path in FolderFiles.Below(Path.Combine(paths.Published, folder)))
            {
                if (!ours.Contains($"{folder}/{path}"))
                    File.Delete(Path.Combine(paths.Published, folder, path));
            }
        }
    }

    private static string TopFolder(string path) => path[..path.IndexOf('/', StringComparison.Ordinal)];
}
