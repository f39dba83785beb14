namespace Kayfabe.Study.Statistics;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Interval">
/// Null where the value is, or where there are too few posts, or nothing varies.
/// </param>
public sealed record Estimate(double? Value, Interval? Interval);
