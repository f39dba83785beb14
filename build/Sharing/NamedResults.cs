using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Remote.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Sharing;

/// <summary>The results that a push or a pull is about.</summary>
internal static class NamedResults
{
    /// <summary>What the published locks name: of the study that is given, or of all studies here.</summary>
    /// <exception cref="InputException">There is no lock.</exception>
    public static IReadOnlyList<NamedResult> Published(ProjectPaths paths, string? study)
    {
        var reports = Path.Combine(paths.Root, "reports");
        var results = new List<NamedResult>();
        foreach (var name in study is not null ? [study] : FoldersIn(reports))
        {
            var file = Path.Combine(reports, name, Publisher.LockFile);
            if (StoredFile.Read(file) is { } bytes)
                results.AddRange(Of(StudyLock.Read(bytes, paths.Display(file))));
        }
        return results.Count > 0 ? results : throw new InputException(new Fault(
            $"there is no {Publisher.LockFile} of {study ?? "any study"}", "Run the build first: it publishes one.",
            "reports"));
    }

    /// <summary>What the locks of all runs in the store name, of the study that is given, or of all studies.</summary>
    public static IEnumerable<NamedResult> OfRuns(ProjectPaths paths, string? study)
    {
        var folder = Path.Combine(paths.Cache, "runs");
        foreach (var name in study is not null ? [study] : FoldersIn(folder))
        {
            var runs = new RunStore(paths.Cache, name);
            foreach (var id in runs.Ids)
            {
                foreach (var result in Of(runs.Find(id)))
                    yield return result;
            }
        }
    }

    private static IEnumerable<NamedResult> Of(StudyLock? named) =>
        named?.Stages.Select(stage => new NamedResult(stage.Key, $"{named.Study}/{stage.Stage}")) ?? [];

    private static string[] FoldersIn(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
