using Kayfabe.Store;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Hosting;

/// <summary>
/// Copies what a stage made to <c>reports/&lt;study&gt;/</c>, so that what is published is what study.json says: a run
/// with a setting overridden on the command line publishes nothing.
/// </summary>
public sealed class Publisher(BuildContext context)
{
    /// <summary>The lock of what is published, beside it.</summary>
    public const string LockFile = "lock.json";

    private readonly string _reports = Path.GetDirectoryName(context.Paths.Published)!;
    private bool _published;

    private string LockPath => Path.Combine(context.Paths.Published, LockFile);

    /// <summary>
    /// Makes the published files equal to the stage's artifacts; files that are already so are not touched. Then the
    /// list of all studies. What a newer version of Kayfabe published is left as it is.
    /// </summary>
    public void Publish(Type stage, ActionRecord record)
    {
        if (context.Overrides.Count > 0)
            return;
        string[] paths = [.. record.Outputs.Select(output => Path.Combine(context.Paths.Published, output.Path))];
        var changed = false;
        for (var i = 0; i < paths.Length; i++)
        {
            if (context.Index.TryDigestOf(paths[i]) == record.Outputs[i].Digest && !IsLinked(record.Outputs[i].Path))
                continue;
            if (!changed && StudyLock.Format.IsNewer(StoredFile.Read(LockPath)))
            {
                Console.Error.WriteLine(
                    $"Warning: {context.Paths.Display(LockPath)} was made by a newer version of Kayfabe: nothing was published. "
                    + $"To publish what this version made, delete {context.Paths.Display(context.Paths.Published)}/.");
                return;
            }
            changed = true;
            Copy(Path.Combine(context.Workspace.FolderOf(stage.Name), record.Outputs[i].Path), record.Outputs[i], paths[i]);
        }
        _published = true;
        RemoveOthers(record);
        new PublishedIndex(_reports, context.Paths.Cache, context.Index, context.Fingerprints.Program).Publish();
    }

    /// <summary>Writes what the published files were made from, where this run published them and it is not there yet.</summary>
    /// <param name="bytes">The run's lock.</param>
    public void PublishLock(byte[] bytes)
    {
        if (_published && StoredFile.Read(LockPath) is var there && (there is null || !there.AsSpan().SequenceEqual(bytes)))
            AtomicFile.Write(LockPath, bytes, _reports);
    }

    // The artifact may have been damaged since it was put in place: what is published is what the record says.
    private void Copy(string artifact, OutputFile output, string target)
    {
        if (StoredFile.Read(artifact) is not { } content || Digest.Of(content) != output.Digest)
        {
            using var folder = new TemporaryFolder();
            content = context.Content.TryFetch(output.Digest, folder.File("copy"))
                ? File.ReadAllBytes(folder.File("copy"))
                : throw new StoreException("it was altered while the build ran", "Run the build again.", context.Paths.Display(artifact));
        }
        RemoveLinks(output.Path);
        AtomicFile.Write(target, content, _reports);
    }

    // A folder of the report that is a link: what is written or removed there would be somebody else's.
    private bool IsLinked(string path) => LinksOn(path).Any();

    private void RemoveLinks(string path)
    {
        foreach (var link in LinksOn(path).ToArray())
            File.Delete(link);
    }

    private IEnumerable<string> LinksOn(string path)
    {
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            var full = Path.Combine(context.Paths.Published, folder);
            if (new DirectoryInfo(full).LinkTarget is not null)
                yield return full;
        }
    }

    // Figures and tables that an earlier report had. The lock lies beside them: only the folders that
    // the report owns are cleared.
    private void RemoveOthers(ActionRecord record)
    {
        var ours = record.Outputs.Select(output => output.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in ours.Select(path => path.Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct())
        {
            foreach (var path in FolderFiles.Below(Path.Combine(context.Paths.Published, folder)))
            {
                if (!ours.Contains($"{folder}/{path}"))
                    File.Delete(Path.Combine(context.Paths.Published, folder, path));
            }
        }
    }
}
