using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>The records of runs that are here: of what is published, of the last run, then of earlier ones.</summary>
/// <param name="paths">Where things are.</param>
/// <param name="runs">The locks of earlier runs.</param>
public sealed class KnownRuns(ProjectPaths paths, RunStore runs)
{
    /// <summary>The lock of what is published; null where nothing is.</summary>
    /// <exception cref="Store.StoreException">It is damaged, or of a newer version.</exception>
    public KnownRun? Published()
    {
        var file = Path.Combine(paths.Published, Publisher.LockFile);
        return Path.Exists(file)
            ? new KnownRun(paths.Display(file), PublishedLock.Read(paths).Lock, IsPublished: true) : null;
    }

    /// <summary>The last run here; null where there is none, or it failed.</summary>
    public KnownRun? Last() => RunRecord.ReadId(paths.RunFile) is { } id ? Find(id) : null;

    /// <summary>All of them, each once.</summary>
    public IEnumerable<KnownRun> All()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in (KnownRun?[])[Published(), Last()])
        {
            if (run is not null && seen.Add(run.Lock.Id))
                yield return run;
        }
        foreach (var id in runs.Ids)
        {
            if (seen.Add(id) && Find(id) is { } run)
                yield return run;
        }
    }

    // A damaged record of an earlier run says nothing about the subject.
    private KnownRun? Find(string id)
    {
        try
        {
            return runs.Find(id) is { } run ? new KnownRun($"run {id}", run, IsPublished: false) : null;
        }
        catch (Store.StoreException)
        {
            return null;
        }
    }
}
