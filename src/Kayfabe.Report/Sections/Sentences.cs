using Kayfabe.Report.Document;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>Estimates in running text.</summary>
internal static class Sentences
{
    /// <summary><c>82.5 %</c>, or <c>not defined</c>.</summary>
    public static string Share(double? share) => share is { } value ? Format.Percent(value) : "not defined";

    /// <inheritdoc cref="Share(double?)"/>
    public static string Share(Estimate estimate) => Share(estimate.Value);

    /// <summary><c>0.901</c>, or <c>not defined</c>.</summary>
    public static string Number(Estimate estimate) =>
        estimate.Value is { } value ? Format.Decimal(value) : "not defined";

    /// <summary><c>82.5 % (95 % interval 78.7 to 86.0)</c>.</summary>
    public static string ShareWithInterval(Estimate estimate) => Share(estimate) + Interval(estimate);

    /// <summary><c>ada</c>, <c>ada and ben</c>, <c>ada, ben and cyd</c>.</summary>
    public static string Enumeration(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary><c> (95 % interval 78.7 to 86.0)</c>, or nothing.</summary>
    public static string Interval(Estimate estimate) => estimate.Interval is { } interval
        ? $" (95\u00a0% interval {Format.Fixed(interval.Low * 100, "0.0")} to "
            + $"{Format.Fixed(interval.High * 100, "0.0")})"
        : "";
}
