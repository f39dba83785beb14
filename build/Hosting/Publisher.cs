using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
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

    private bool _published;

    /// <summary>
    /// Makes the published files equal to the stage's artifacts; files that are already so are not touched. Where any
    /// was not, the list of all studies is written as well.
    /// </summary>
    public void Publish(Type stage, ActionRecord record)
    {
        if (context.Overrides.Count > 0)
            return;
        _published = true;
        var changed = false;
        foreach (var output in record.Outputs)
        {
            var target = Path.Combine(context.Paths.Published, output.Path);
            if (context.Index.DigestOf(target) == output.Digest)
                continue;
            var source = Path.Combine(context.Workspace.FolderOf(stage.Name), output.Path);
            AtomicFile.Write(target, stream =>
            {
                using var from = File.OpenRead(source);
                from.CopyTo(stream);
            });
            changed = true;
        }
        RemoveOthers(record);
        var reports = Path.GetDirectoryName(context.Paths.Published)!;
        if (changed || !PublishedIndex.Exists(reports))
            PublishedIndex.Write(reports);
    }

    /// <summary>Writes what the published files were made from, where this run published them and it is not there yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="kept">Where the store has it: two files are sooner compared than the lock is written out.</param>
    public void Publish(StudyLock run, string kept)
    {
        if (!_published)
            return;
        var path = Path.Combine(context.Paths.Published, LockFile);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(kept)))
            AtomicFile.Write(path, run.ToBytes());
    }

    // Figures and tables that an earlier report had. The lock lies beside them: only the folders that
    // the report owns are cleared.
    private void RemoveOthers(ActionRecord record)
    {
        var ours = record.Outputs.Select(output => output.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in ours.Select(path => path.Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct())
        {
            foreach (var file in Directory.GetFiles(Path.Combine(context.Paths.Published, folder), "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(context.Paths.Published, file).Replace(Path.DirectorySeparatorChar, '/');
                if (!ours.Contains(path))
                    File.Delete(file);
            }
        }
    }
}
