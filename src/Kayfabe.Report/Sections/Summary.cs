using Kayfabe.Report.Document;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>The first screen: the result in a sentence, and the facts to read it with.</summary>
internal static class Summary
{
    public static string Headline(ReportModel model)
    {
        var (result, study) = (model.Result, model.Study);
        var counts = result.Confusion;
        if (counts.Total == 0)
            return "There are no test rows, so that nothing can be said of the model.";
        var right = counts.TrueNegatives + counts.TruePositives;
        return OneClass(counts, study) + $"The model is right about {Format.Count(right)} of "
            + $"{Format.Counted(counts.Total, "test picture", "test pictures")}: "
            + $"{Sentences.Share(result.Accuracy)}{Sentences.Interval(result.Accuracy)}. Always saying "
            + $"“{MajorityName(result, study)}” would be right about {Sentences.Share(result.Majority)}."
            + (model.Reproduction?.WhatRemains is { } remains ? $" {remains}" : "");
    }

    public static IReadOnlyList<Fact> Facts(ReportModel model) =>
    [
        new("Accuracy", Sentences.Share(model.Result.Accuracy), Precision(model)),
        new(
            "Majority baseline", Sentences.Share(model.Result.Majority),
            $"always “{MajorityName(model.Result, model.Study)}”"),
        .. model.Leakage is { } audit ? (Fact[])[LeakageSection.Summary(audit)] : [],
        .. model.Reliability is { } reliability ? (Fact[])[ReliabilitySection.Summary(reliability)] : [],
    ];

    private static string OneClass(Confusion counts, StudyHeader study)
    {
        var positives = counts.TruePositives + counts.FalseNegatives;
        return positives % counts.Total != 0 ? ""
            : $"Every test picture is “{(positives == 0 ? study.Negative : study.Positive)}”, "
                + "so that the test cannot show whether the model tells pictures apart. ";
    }

    private static string Precision(ReportModel model)
    {
        var interval = Sentences.Interval(model.Result.Accuracy);
        var rows = Format.Counted(model.Result.Confusion.Total, "test row", "test rows");
        return interval.Length == 0 ? rows : $"{interval.Trim(' ', '(', ')')}; {rows}";
    }

    private static string MajorityName(TestResult result, StudyHeader study) =>
        result.MajorityInKayfabe ? study.Positive : study.Negative;
}
