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
    private readonly List<OutputFile> _published = [];

    /// <summary>What this run published, there already or not, apart from the lock; empty for nothing.</summary>
    public IReadOnlyList<OutputFile> Published => _published;

    private string LockPath => Path.Combine(paths.Published, LockFile);

    /// <summary>
    /// Makes the published files equal to the stage's artifacts; files that are already so are not touched. Then the
    /// list of all studies. What a newer version of Kayfabe published is left as it is. Unfinished files of killed
    /// builds are removed: this build holds the lock of the study.
    /// </summary>
    /// <param name="folder">The folder of the stage's artifacts.</param>
    /// <param name="record">What the stage made.</param>
    public void Publish(string folder, ActionRecord record)
    {
        AtomicFile.RemoveUnfinished(paths.Published);
        if (Publish([.. record.Outputs.Select(output => (Path.Combine(folder, output.Path), output))], out _))
            new PublishedIndex(paths.Published, paths.Cache, index, code.Program).Publish();
    }

    /// <summary>
    /// Makes <c>model/</c> equal to the model of the run, where this run published its report; nothing for a study
    /// without one. A signature of another model is removed.
    /// </summary>
    /// <param name="run">What this run made.</param>
    /// <param name="folderOf">The folder of a stage's artifacts.</param>
    public void PublishModel(StudyLock run, Func<string, string> folderOf)
    {
        if (_published.Count == 0)
            return;
        (string, OutputFile)[] files =
        [
            .. PublishedModel.FilesOf(run).Select(file => (
                Path.Combine(folderOf(file.Stage), file.Output.Path),
                file.Output with { Path = $"{PublishedModel.Folder}/{file.Output.Path}" })),
        ];
        if (files.Length == 0)
            RemoveOthers([], PublishedModel.Folder);
        else if (Publish(files, out var changed) && changed)
            File.Delete(Path.Combine(paths.Published, PublishedModel.SignatureFile));
    }

    /// <summary>
    /// Writes what the published files were made from, where this run published them and it is not there yet.
    /// </summary>
    /// <param name="bytes">The run's lock.</param>
    public void PublishLock(byte[] bytes)
    {
        if (_published.Count > 0 && StoredFile.Read(LockPath) is var there
            && (there is null || !there.AsSpan().SequenceEqual(bytes)))
            AtomicFile.Write(LockPath, bytes, _reports);
    }

    // False where nothing may be published. The output's path is that below the published folder.
    private bool Publish(IReadOnlyList<(string Artifact, OutputFile Output)> files, out bool changed)
    {
        var links = new Dictionary<string, bool>(StringComparer.Ordinal);
        changed = false;
        foreach (var (artifact, output) in files)
        {
            var target = Path.Combine(paths.Published, output.Path);
            if (!IsBelowLink(output.Path, links) && index.TryDigestOf(target) == output.Digest)
                continue;
            if (!changed && StudyLock.Format.IsNewer(StoredFile.Read(LockPath)))
            {
                Console.Error.WriteLine(
                    $"Warning: {paths.Display(LockPath)} was made by a newer version of Kayfabe: nothing was "
                    + $"published. To publish what this version made, delete {paths.Display(paths.Published)}/.");
                return false;
            }
            changed = true;
            RemoveLinks(output.Path);
            AtomicFile.Write(target, Read(artifact, output), _reports);
            links.Clear();
        }
        _published.AddRange(files.Select(file => file.Output));
        var ours = files.Select(file => file.Output.Path).ToHashSet(StringComparer.Ordinal);
        var nested = ours.Where(path => path.Contains('/', StringComparison.Ordinal));
        foreach (var folder in nested.Select(TopFolder).Distinct())
            RemoveOthers(ours, folder);
        return true;
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

    // Figures and tables that an earlier report had. The lock lies beside them: only the folders that the report owns
    // are cleared. The signature of the model is not ours to judge here.
    private void RemoveOthers(HashSet<string> ours, string folder)
    {
        if (!Directory.Exists(Path.Combine(paths.Published, folder)))
            return;
        foreach (var path in FolderFiles.Below(Path.Combine(paths.Published, folder)))
        {
            if (!ours.Contains($"{folder}/{path}")
                && (ours.Count == 0 || $"{folder}/{path}" != PublishedModel.SignatureFile))
            {
                File.Delete(Path.Combine(paths.Published, folder, path));
            }
        }
    }

    private static string TopFolder(string path) => path[..path.IndexOf('/', StringComparison.Ordinal)];
}
