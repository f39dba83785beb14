using Kayfabe.Settings;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Training;
namespace Kayfabe.Study.Sweeps;

/// <summary>One combination of the values that a sweep varies.</summary>
/// <param name="Values">
/// The value of each axis as an option would give it, in its one canonical text; empty where an optional one is absent.
/// </param>
/// <param name="Featurize">What becomes a feature; null for a study on a published matrix.</param>
/// <param name="Train">How the model is trained.</param>
/// <param name="IsOwn">Whether these are the study's own settings.</param>
public sealed record SweepCell(
    IReadOnlyList<string> Values, FeaturizeSettings? Featurize, TrainSettings Train, bool IsOwn)
{
    /// <summary>A text that is the same for two cells if and only if they have the same features.</summary>
    public string FeaturesText => Featurize is null ? "" : TextOf(Featurize);

    /// <summary>A text that is the same for two cells if and only if they have the same settings.</summary>
    public string SettingsText => $"{FeaturesText}\n\n{TextOf(Train)}";

    // A record's own equality is of no use here: it compares lists by reference.
    private static string TextOf(object settings) =>
        string.Join('\n', SettingEntries.Of(settings).Select(entry => $"{entry.Name}={entry.Value ?? "\0"}"));
}
