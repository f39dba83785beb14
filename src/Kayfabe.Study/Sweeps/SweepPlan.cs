using Kayfabe.Settings;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Sweeps;

/// <summary>A setting that a sweep varies.</summary>
/// <param name="Setting">Its full name: <c>featurize.threshold</c>.</param>
/// <param name="Option">The shortest name by which an option can give it: <c>threshold</c>.</param>
/// <param name="Texts">The values as an option would give them, in the order given, no text twice; one or more.</param>
public sealed record SweepAxis(string Setting, string Option, IReadOnlyList<string> Texts);

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

/// <summary>What a sweep tries.</summary>
/// <param name="Axes">The settings that it varies, in the order of the command line.</param>
/// <param name="Fixed">The settings that the command line gives one value, for all cells.</param>
/// <param name="Cells">
/// Each combination once, in the order given; last the study's own settings where no combination is the same.
/// </param>
public sealed record SweepPlan(
    IReadOnlyList<SweepAxis> Axes, IReadOnlyList<SettingOverride> Fixed, IReadOnlyList<SweepCell> Cells)
{
    /// <summary>The combinations at most.</summary>
    public const int MostCells = 1000;

    /// <summary>
    /// Reads a study for a sweep. A setting that has a comma in its value, or is given more than once, is varied; one
    /// that is a list itself, such as <c>featurize.kinds</c>, where it is given more than once.
    /// </summary>
    /// <param name="path">The study's settings.</param>
    /// <param name="file">The file, as the user would type it.</param>
    /// <param name="options">The settings on the command line.</param>
    /// <exception cref="InputException">
    /// All faults of all cells together; or nothing is varied, too much, or what would leave cells that cannot be
    /// compared.
    /// </exception>
    public static SweepPlan Read(string path, string file, IReadOnlyList<SettingOverride> options) =>
        new SweepReader(SettingsFile.ReadBytes(path, file), file).Read(options);
}
