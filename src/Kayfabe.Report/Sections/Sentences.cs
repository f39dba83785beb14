using Kayfabe.Report.Document;

namespace Kayfabe.Report;

/// <summary>Estimates in running text.</summary>
internal static class Sentences
{
    /// <summary><c>82.5 %</c>, or <c>not defined</c>.</summary>
    public static string Share(Estimate estimate) =>
        estimate.Value is { } value ? Format.Percent(value) : "not defined";

    /// <summary><c>0.901</c>, or <c>not defined</c>.</summary>
    public static string Number(Estimate estimate) =>
        estimate.Value is { } value ? Format.Decimal(value) : "not defined";

    /// <summary><c> (95 % interval 78.7 to 86.0)</c>, or nothing.</summary>
    public static string Interval(Estimate estimate) =>
        estimate is { Low: { } low, High: { } high }
            ? $" (95\u00a0% interval {Format.Fixed(low * 100, "0.0")} to {Format.Fixed(high * 100, "0.0")})"
            : "";
}
