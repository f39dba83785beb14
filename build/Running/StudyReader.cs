using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Study;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Running;

/// <summary>Reads the study that the command line names.</summary>
public static class StudyReader
{
    /// <summary>The study's settings with the command line's overrides.</summary>
    /// <exception cref="InputException">There is no such study, or its settings have faults: all of them.</exception>
    public static StudySettings Read(ProjectPaths paths, IReadOnlyList<SettingOverride> overrides)
    {
        CheckStudy(paths);
        return SettingsFile.Read<StudySettings>(paths.StudyFile, paths.Display(paths.StudyFile), overrides);
    }

    /// <summary>What a sweep of the study tries, where the command line gives settings several values.</summary>
    /// <exception cref="InputException">
    /// There is no such study, or its settings or values have faults: all of them.
    /// </exception>
    public static SweepPlan ReadSweep(ProjectPaths paths, IReadOnlyList<SettingOverride> options)
    {
        CheckStudy(paths);
        return SweepPlan.Read(paths.StudyFile, paths.Display(paths.StudyFile), options);
    }

    /// <summary>The names of all studies, ordinal.</summary>
    public static IReadOnlyList<string> Studies(ProjectPaths paths) =>
        Directory.Exists(paths.Data)
            ? [.. Directory.GetDirectories(paths.Data)
                .Where(folder => File.Exists(Path.Combine(folder, "study.json")))
                .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];

    private static void CheckStudy(ProjectPaths paths)
    {
        if (FileStat.Of(paths.StudyFile) is null)
        {
            var studies = Studies(paths);
            var nearest = NearestName.Of(paths.Study, studies);
            throw new InputException(new Fault(
                $"study '{paths.Study}' not found",
                (nearest is null ? "" : $"Did you mean --study={nearest}? ")
                    + $"The studies in data/ are: {string.Join(", ", studies)}."));
        }
    }
}
