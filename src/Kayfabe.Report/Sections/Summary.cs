using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>The first screen: the result in a sentence, and the numbers to read it with.</summary>
internal static class Summary
{
    public static string Headline(ReportInputs inputs)
    {
        var counts = inputs.Metrics.Confusion;
        if (counts.Total == 0)
            return "There are no test rows, so nothing can be said about the model.";
        var right = counts.TrueNegatives + counts.TruePositives;
        var accuracy = inputs.Metrics.EstimateOf(Metric.Accuracy);
        var majority = MajorityBaseline.Of(inputs);
        return OneClass(counts) + $"The model predicts {Format.Count(right)} of "
            + $"{Format.Counted(counts.Total, "test picture", "test pictures")} correctly: an accuracy of "
            + $"{Sentences.Share(accuracy)}{Sentences.Interval(accuracy)}. Always predicting “{majority.Name}” has an "
            + $"accuracy of {Sentences.Share(majority.Accuracy)}.{SmallTest.Warning(inputs)}"
            + (LadderSummary.Of(inputs) is { } ladder ? $" {ladder}" : "");
    }

    public static IReadOnlyList<KeyResult> KeyResults(ReportInputs inputs)
    {
        var majority = MajorityBaseline.Of(inputs);
        return
        [
            new("Accuracy", Sentences.Share(inputs.Metrics.EstimateOf(Metric.Accuracy)), Precision(inputs.Metrics)),
            new("Majority baseline", Sentences.Share(majority.Accuracy), $"always “{majority.Name}”"),
            .. inputs.Leakage is { } leakage
                ? (KeyResult[])[LeakageSection.Summary(leakage.Findings.Select(finding => finding.Verdict))]
                : [],
            AnnotatorAgreement.Of(inputs).Summary,
        ];
    }

    private static string OneClass(Confusion counts)
    {
        var positives = counts.TruePositives + counts.FalseNegatives;
        return positives % counts.Total != 0 ? ""
            : $"Every test picture is “{(positives == 0 ? OutcomeCounts.Negative : OutcomeCounts.Positive)}”, "
                + "so the test cannot show whether the model tells the outcomes apart. ";
    }

    private static string Precision(ModelMetrics metrics)
    {
        var interval = Sentences.Interval(metrics.EstimateOf(Metric.Accuracy));
        var rows = Format.Counted(metrics.Confusion.Total, "test row", "test rows");
        return interval.Length == 0 ? rows : $"{interval.Trim(' ', '(', ')')}; {rows}";
    }
}
