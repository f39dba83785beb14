namespace Kayfabe.Report;

/// <summary>The same training under several seeds: how much of a result is chance of the training alone.</summary>
/// <param name="Runs">The seeds in their order, with the accuracy of each on the test rows, 0 to 1.</param>
/// <param name="Chosen">The seed of the published model.</param>
/// <param name="Min">The lowest accuracy.</param>
/// <param name="Median">The median accuracy.</param>
/// <param name="Max">The highest accuracy.</param>
/// <param name="Published">The accuracy that others published for this training; null where nobody did.</param>
public sealed record SeedSpread(
    IReadOnlyList<SeedRun> Runs, long Chosen, double Min, double Median, double Max, double? Published = null);

/// <summary>The accuracy under one seed.</summary>
public sealed record SeedRun(long Seed, double Accuracy);
