namespace Kayfabe.Report;

/// <summary>A number as it was measured, with its 95 % interval where there is one.</summary>
/// <param name="Value">The number; null where it is not defined.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Undefined">Why there is no value, a clause: <c>no row was predicted in kayfabe</c>.</param>
public sealed record Estimate(double? Value, double? Low = null, double? High = null, string? Undefined = null);
