namespace Kayfabe.Study.Statistics;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Interval">
/// By bootstrap; null where the value is, or where one post (or picture) only leaves it unknown.
/// </param>
public sealed record Estimate(double? Value, Interval? Interval);
