using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Remote.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Store.Upkeep;

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

    /// <summary>All results in the store, those of sweeps and of earlier runs too.</summary>
    /// <exception cref="InputException">A study is given: a result does not say of which it is.</exception>
    public static IEnumerable<NamedResult> All(ProjectPaths paths, string? study)
    {
        CheckAll(study);
        return
        [
            .. from file in StoreFile.In(paths.Cache)
               where file.Kind == StoreFileKind.Record
               select new NamedResult(new ActionKey(file.Digest!), $"result {file.Digest}"),
        ];
    }

    /// <summary>Checks that no study is given where all results are meant.</summary>
    /// <exception cref="InputException">One is given.</exception>
    public static void CheckAll(string? study)
    {
        if (study is not null)
        {
            throw new InputException(new Fault(
                "--study and --runs=all are given together", "Give one of them: all results are of all studies."));
        }
    }

    private static IEnumerable<NamedResult> Of(StudyLock? named) =>
        named?.Stages.Select(stage => new NamedResult(stage.Key, $"{named.Study}/{stage.Stage}")) ?? [];

    private static string[] FoldersIn(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
