using Kayfabe.Settings;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Which versions of the service's models may answer for one study: those that its settings state, and of the
/// moderation model one main version, unless the settings say how several go together.
/// </summary>
public static class AcceptedModels
{
    /// <summary>The versions that do not go together, or that the study does not state.</summary>
    /// <param name="models">The versions that answered; one that is not known is "", and is not compared.</param>
    /// <param name="settings">What the study states.</param>
    /// <returns>What is wrong, and what to choose from; empty where nothing is.</returns>
    public static IReadOnlyList<Fault> Check(IReadOnlyList<ServiceModel> models, DetectSettings settings)
    {
        var faults = new List<Fault>();
        AddUnstated(DetectionKind.Label, settings.LabelModels, "labelModels");
        AddUnstated(DetectionKind.Moderation, settings.ModerationModels, "moderationModels");
        ServiceModel[] moderation =
            [.. models.Where(model => model.Kind == DetectionKind.Moderation && model.Version.Length > 0)];
        if (settings.ModerationNames != ModerationNames.AsAnswered
            && moderation.Select(model => Compared(model.Version, settings)).Distinct().Count() > 1)
        {
            faults.Add(new Fault(
                $"several moderation models answered: {Text(moderation)}; features of the two do not mean the same",
                "Ask again about the pictures of one version (--target=Record --refresh), name the recordings of one "
                + "in detect.recordings, or choose detect.moderationNames in study.json: version7 renames the labels "
                + "of version 6, asAnswered keeps the names of each."));
        }
        return faults;

        void AddUnstated(DetectionKind kind, IReadOnlyList<string> stated, string setting)
        {
            ServiceModel[] others =
            [
                .. models.Where(model =>
                    model.Kind == kind && model.Version.Length > 0 && stated.Count > 0
                    && !stated.Contains(model.Version)),
            ];
            if (others.Length > 0)
            {
                faults.Add(new Fault(
                    $"{kind.Operation()} was answered by model {Text(others)}, but study.json states "
                    + $"{string.Join(", ", stated)}",
                    $"Add the version to detect.{setting}, or leave these recordings out of detect.recordings."));
            }
        }
    }

    /// <summary>What stands before the first dot: <c>6</c> of <c>6.1</c>.</summary>
    public static string MainVersion(string version) => version.Split('.')[0];

    private static string Compared(string version, DetectSettings settings) =>
        MainVersion(version) is var main && main == "6" && settings.ModerationNames == ModerationNames.Version7
            ? "7" : main;

    private static string Text(IEnumerable<ServiceModel> models) => string.Join(
        ", ",
        models.Select(model => model.Pictures > 0 ? $"{model.Version} ({model.Pictures} pictures)" : model.Version));
}
