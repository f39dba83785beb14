namespace Kayfabe.Report;

/// <summary>Whether a probability means what it says.</summary>
/// <param name="Bins">By ascending probability; bins without rows are left out.</param>
/// <param name="ExpectedError">The expected calibration error (ECE), a share of 1.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, Estimate ExpectedError);

/// <summary>The rows whose probability lies in a range.</summary>
/// <param name="From">Lower end of the range.</param>
/// <param name="To">Upper end of the range.</param>
/// <param name="MeanPredicted">The mean probability of its rows.</param>
/// <param name="Observed">The share of its rows that is in kayfabe.</param>
/// <param name="Count">The number of its rows.</param>
public sealed record CalibrationBin(double From, double To, double MeanPredicted, Estimate Observed, int Count);
