using Kayfabe.Report.Document;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Comparing;

/// <summary>The causes and the metrics of two runs with numbers in full, for other programs.</summary>
internal static class DifferencesTable
{
    public static Table Of(RunPair pair)
    {
        var paired = (pair.Comparison?.Metrics ?? []).ToDictionary(metric => metric.Metric);
        var metrics = pair is { A.Result.Metrics: { } a, B.Result.Metrics: { } b }
            ? MetricText.All.Select(text => paired.TryGetValue(text.Metric, out var known)
                ? Row(text, known.A, known.B, known.Difference)
                : Row(text, a.Values[text.Metric], b.Values[text.Metric], new(null, null)))
            : [];
        return new Table(
            "differences", "",
            [
                new("", "kind"), new("", "stage"), new("", "name"), new("", "a"), new("", "b"), new("", "difference"),
                new("", "low"), new("", "high"),
            ],
            [
                .. (pair.Changes ?? []).Select(change => (Cell[])
                [
                    change.Kind, string.Join(' ', change.Stages), change.Name, change.A ?? "", change.B ?? "",
                    change.Text, "", "",
                ]),
                .. metrics,
            ]);

        static Cell[] Row(MetricText text, double? a, double? b, Estimate difference) =>
        [
            "metric", "Evaluate", Metrics.NameOf(text.Metric), Number(a), Number(b), Number(difference.Value),
            Number(difference.Interval?.Low), Number(difference.Interval?.High),
        ];

        static Cell Number(double? value) => new("", value is { } known ? Format.Raw(known) : "");
    }
}
