namespace Kayfabe.Report;

/// <summary>The same study at other confidence thresholds.</summary>
/// <param name="Points">By ascending threshold.</param>
/// <param name="Chosen">The study's threshold.</param>
public sealed record ThresholdCurve(IReadOnlyList<ThresholdPoint> Points, double Chosen);

/// <summary>The study at one threshold.</summary>
/// <param name="Threshold">The confidence, 0 to 100, at or above which a detection counts.</param>
/// <param name="Features">How many features there are.</param>
/// <param name="RowsWithout">How many rows have none of them.</param>
/// <param name="Accuracy">The accuracy on the test rows.</param>
public sealed record ThresholdPoint(double Threshold, int Features, int RowsWithout, Estimate Accuracy);
