using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report;

/// <summary>The study at other thresholds.</summary>
internal static class ThresholdParts
{
    public static ThresholdCurve? Of(IReadOnlyList<ThresholdResult> made, double? chosen) =>
        made.Count == 0 || chosen is not { } threshold ? null : new ThresholdCurve(
            [
                .. made.Select(result => new ThresholdPoint(
                    result.Threshold, result.Features, result.RowsWithoutAny,
                    Estimates.Of(result.Accuracy, "nothing is detected at this confidence"))),
            ],
            threshold);
}
