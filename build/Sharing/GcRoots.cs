using System.Text.RegularExpressions;
using Kayfabe.Build.Git;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Build.Sharing;

/// <summary>
/// What must not be removed from a store: what the locks of every branch name, in every checkout that uses the store,
/// what their last or running builds have, and what runs of the last days made.
/// </summary>
/// <param name="paths">Where things are.</param>
/// <param name="clock">The time.</param>
/// <param name="say">Called with what the user should know.</param>
internal sealed partial class GcRoots(ProjectPaths paths, TimeProvider clock, Action<string> say)
{
    private readonly StoreRoots _roots = new();

    /// <summary>Finds all.</summary>
    public StoreRoots Find()
    {
        foreach (var root in Checkouts.Of(paths.Cache).Append(paths.Root).Distinct().Order(StringComparer.Ordinal))
        {
            if (Directory.Exists(root))
                AddCheckout(root);
            else
                say($"{root} is no longer there, or not reachable from here: its locks are not considered.");
        }
        AddRuns();
        return _roots;
    }

    private void AddCheckout(string root)
    {
        foreach (var study in FoldersIn(Path.Combine(root, "reports")))
        {
            if (StoredFile.Read(Path.Combine(study, Publisher.LockFile)) is { } bytes)
                Add(bytes, Path.Combine(study, Publisher.LockFile));
        }
        foreach (var study in FoldersIn(Path.Combine(root, "artifacts")))
            _roots.AddLastOf(study);
        try
        {
            foreach (var bytes in new GitRepository(root).InAllReferences("reports", path => LockPath().IsMatch(path)))
                Add(bytes, $"a branch of {root}");
        }
        catch (InputException e)
        {
            say($"{root}: {e.Message} Only the lock in its folder is considered.");
        }
    }

    private void AddRuns()
    {
        foreach (var study in FoldersIn(Path.Combine(paths.Cache, "runs")))
        {
            foreach (var file in Directory.GetFiles(study))
            {
                if (clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) < CleanupLimits.Grace
                    && StoredFile.Read(file) is { } bytes)
                {
                    Add(bytes, file);
                }
            }
        }
    }

    private void Add(byte[] bytes, string file)
    {
        try
        {
            _roots.Add(StudyLock.Read(bytes, file));
        }
        catch (StoreException)
        {
            say($"{file}: its lock cannot be read (damaged, in conflict, or of another version): "
                + "what it names is not protected.");
        }
    }

    private static string[] FoldersIn(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    [GeneratedRegex(@"^reports/[^/]+/lock\.json$", RegexOptions.CultureInvariant)]
    private static partial Regex LockPath();
}
