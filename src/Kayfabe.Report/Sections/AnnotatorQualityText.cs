using Kayfabe.Report.Document;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>The sensitivity and specificity of each annotator, or why they are not estimated.</summary>
internal static class AnnotatorQualityText
{
    public static IReadOnlyList<Block> Of(DawidSkene quality)
    {
        if (NotEstimatedBecause(quality.Why) is { } why)
            return [new Paragraph($"The sensitivity and specificity of each annotator are not estimated: {why}.")];
        return
        [
            new Paragraph(
                "The sensitivity and specificity of each annotator are estimated from the "
                + $"{Format.Counted(quality.Pictures, "picture", "pictures")} that three or more annotated (Dawid and "
                + "Skene, 1979). No annotator is taken to be right; the errors of different annotators are taken to be "
                + "independent, given the true outcome. Pictures that are hard for all of them break this, and make "
                + "annotators look better than they are. Of these pictures "
                + $"{Sentences.ShareWithInterval(quality.Prevalence)} are estimated to be in kayfabe."
                + (quality.Annotators.Any(one => one.Sensitivity.Interval is null || one.Specificity.Interval is null)
                    ? " An estimate at or near 0 or 100\u00a0% has no interval; it does not show that an annotator "
                        + "never errs."
                    : "")),
            new Table(
                "annotator-quality", "Estimated sensitivity and specificity of each annotator",
                [
                    new("Annotator", "annotator"), new("Sensitivity", "sensitivity", true),
                    new("95\u00a0% from", "sensitivityLow", true), new("to", "sensitivityHigh", true),
                    new("Specificity", "specificity", true), new("95\u00a0% from", "specificityLow", true),
                    new("to", "specificityHigh", true),
                ],
                [
                    .. quality.Annotators.Select(one => (Cell[])
                    [
                        one.Name, .. Cell.ShareWithInterval(one.Sensitivity),
                        .. Cell.ShareWithInterval(one.Specificity),
                    ]),
                ]),
        ];
    }

    private static string? NotEstimatedBecause(NotEstimated why) => why switch
    {
        NotEstimated.None => null,
        NotEstimated.FewerThanThree =>
            "that takes three annotators, since a disagreement of two does not show which of them is wrong",
        NotEstimated.TooLittleOverlap =>
            "that takes three annotators, each with pictures of "
            + $"{Format.Count(Interval.FewestPosts)} posts or more that three or more annotated",
        NotEstimated.NotConverged => "the estimation does not converge",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
