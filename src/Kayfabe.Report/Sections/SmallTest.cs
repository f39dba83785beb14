using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>Whether the test rows are too few for intervals and verdicts.</summary>
internal static class SmallTest
{
    /// <summary>Why they are, a clause; null where they are enough.</summary>
    public static string? WhyTooSmall(ReportInputs inputs)
    {
        var size = TestSize.Of(inputs.Predictions);
        if (size.IsEnough)
            return null;
        return $"the test rows are of {Format.Counted(size.Posts, "post", "posts")}, "
            + $"{Format.Count(size.InKayfabe)} {OutcomeCounts.Positive} and {Format.Count(size.NotInKayfabe)} "
            + $"{OutcomeCounts.Negative}; intervals need {Interval.FewestPosts} posts and {TestSize.FewestRows} rows of "
            + "either outcome";
    }

    /// <summary>
    /// What the study cannot show, two sentences of the first screen; nothing where it is large enough.
    /// </summary>
    public static string Warning(ReportInputs inputs) => WhyTooSmall(inputs) is { } why
        ? $" The study is too small to show how sure this is, or whether the model is better than the baseline: {why}."
        : "";
}
