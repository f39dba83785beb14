using Kayfabe.Settings;
namespace Kayfabe.Study.Sweeps;

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
    /// <param name="options">What the command line says of settings.</param>
    /// <exception cref="InputException">
    /// All faults of all cells together; or nothing is varied, too much, or what would leave cells that cannot be
    /// compared.
    /// </exception>
    public static SweepPlan Read(string path, string file, IReadOnlyList<SettingOverride> options) =>
        new SweepReader(SettingsFile.ReadBytes(path, file), file).Read(options);
}
