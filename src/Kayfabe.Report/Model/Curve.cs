namespace Kayfabe.Report;

/// <summary>A point of a curve; both coordinates are shares of 1.</summary>
public sealed record CurvePoint(double X, double Y);

/// <summary>
/// The receiver operating characteristic: the share of negative rows (X) and of positive rows (Y) that are predicted
/// positive as the cut falls, from (0, 0) to (1, 1).
/// </summary>
public sealed record RocCurve(IReadOnlyList<CurvePoint> Points, Estimate Area);

/// <summary>Recall (X) and precision (Y) as the cut falls.</summary>
/// <param name="Points">In ascending order of recall.</param>
/// <param name="Area">The area beneath (average precision).</param>
/// <param name="Prevalence">The share of positive test rows: the precision of a model that guesses.</param>
public sealed record PrecisionRecallCurve(IReadOnlyList<CurvePoint> Points, Estimate Area, double Prevalence);
