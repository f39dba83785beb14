using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>The annotated pictures that are no row of the matrix, and what they could do to the result.</summary>
internal static class LeftOutSection
{
    /// <summary>Null for a published matrix, of which it is not known what was left out.</summary>
    public static Section? Of(ReportInputs inputs)
    {
        if (inputs.RawData is not { Exclusions: var exclusions })
            return null;
        var all = exclusions.Groups.Where(group => group.By == ExclusionGrouping.Outcome).ToArray();
        var (pictures, leftOut) = (all.Sum(group => group.Pictures), all.Sum(group => group.AllLeftOut));
        if (leftOut == 0)
        {
            return new Section("left-out", "Pictures left out",
            [
                new Paragraph(
                    $"Every one of the {Format.Counted(pictures, "annotated picture", "annotated pictures")} is a row "
                    + "of the matrix."),
            ]);
        }
        return new Section("left-out", "Pictures left out",
        [
            new Paragraph(
                $"{Format.Count(leftOut)} of {Format.Counted(pictures, "annotated picture", "annotated pictures")} "
                + $"({Format.Percent((double)leftOut / pictures)}) are in neither the training nor the test rows."),
            Groups(exclusions.Groups),
            .. exclusions.LeftOutWithOutcome == 0
                ? (Block[])[new Paragraph("None of them has an outcome, so that none could have been tested.")]
                : [Association(exclusions), .. Bounds(exclusions, inputs.Metrics.EstimateOf(Metric.Accuracy))],
        ]);
    }

    private static Table Groups(IEnumerable<ExclusionGroup> groups) => new(
        "left-out", "Annotated pictures left out, by outcome, annotator and date of the post",
        [
            new("By", "by"), new("Group", "group"), new("Annotated", "annotated", true),
            new("Left out", "leftOut", true), new("Share", "share", true), new("Reason", "reason"),
        ],
        [
            .. groups.Select(group => (Cell[])
            [
                Word(group.By), Name(group), Cell.Count(group.Pictures), Cell.Count(group.AllLeftOut),
                Cell.Share((double)group.AllLeftOut / Math.Max(group.Pictures, 1)),
                string.Join("; ", group.LeftOut.Select(one => $"{Format.Count(one.Pictures)} {Word(one.Reason)}")),
            ]),
        ]);

    private static Block Association(Exclusions exclusions)
    {
        if (exclusions is not { Test: { } p, Difference: { } difference })
        {
            return new Paragraph(
                "There are too few posts, or only one outcome, to test whether being left out is associated with the "
                + "outcome.");
        }
        var (yes, no) = (Of("yes"), Of("no"));
        var found = $"{yes} {OutcomeCounts.Positive} and {no} {OutcomeCounts.Negative} are left out, a difference of "
            + $"{Points(difference)}; {Format.PValue(p)} by permutation of whole posts.";
        return p < Exclusions.Level && difference.Interval is { } interval && (interval.Low > 0 || interval.High < 0)
            ? new Callout(
                Tone.Warn,
                $"Being left out is associated with the outcome: {found} The rows are not a fair sample of the "
                + "annotated pictures; how much that can matter is said below.")
            : new Paragraph(
                $"The data do not show that being left out is associated with the outcome: {found} With pictures of "
                + $"{Format.Counted(exclusions.LeftOutPosts, "post", "posts")} left out, a small difference would not "
                + "be found.");

        string Of(string outcome)
        {
            var group = exclusions.Groups.First(
                one => one.By == ExclusionGrouping.Outcome && one.Name == outcome);
            return $"{Format.Count(group.AllLeftOut)} of {Format.Counted(group.Pictures, "picture", "pictures")}";
        }
    }

    // Few are left out as a rule, and a tenth of a point would round them away.
    private static string Points(Estimate difference)
    {
        return $"{Two(difference.Value!.Value)} percentage points" + (difference.Interval is { } interval
            ? $" (95\u00a0% interval {Two(interval.Low)} to {Two(interval.High)})"
            : "");

        static string Two(double share) => Format.Fixed(share * 100, "+0.00;-0.00;0.00");
    }

    private static IEnumerable<Block> Bounds(Exclusions exclusions, Estimate accuracy)
    {
        if (exclusions.Bounds(accuracy.Value) is not { } bounds)
            yield break;
        var (low, high) = (
            exclusions.Bounds(accuracy.Interval?.Low)?.Low, exclusions.Bounds(accuracy.Interval?.High)?.High);
        yield return new Paragraph(
            $"{Format.Count(exclusions.LeftOutWithOutcome)} of "
            + $"{Format.Counted(exclusions.WithOutcome, "picture", "pictures")} with an outcome are left out. Had the "
            + $"model been wrong on all of them, its accuracy on all pictures would be {Format.Percent(bounds.Low)}; "
            + $"had it been right on all of them, {Format.Percent(bounds.High)}; the accuracy on the test rows is "
            + $"{Sentences.Share(accuracy)}."
            + (low is { } from && high is { } to
                ? $" With the interval of the latter, from {Format.Percent(from)} to {Format.Percent(to)}."
                : ""));
    }

    private static string Word(ExclusionGrouping by) => by switch
    {
        ExclusionGrouping.Outcome => "outcome",
        ExclusionGrouping.Annotator => "annotator",
        ExclusionGrouping.Period => "date of the post",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    private static string Name(ExclusionGroup group) => (group.By, group.Name) switch
    {
        (ExclusionGrouping.Outcome, "yes") => OutcomeCounts.Positive,
        (ExclusionGrouping.Outcome, "no") => OutcomeCounts.Negative,
        (ExclusionGrouping.Outcome, _) => "without an outcome",
        (_, "") => "not known",
        _ => group.Name,
    };

    private static string Word(ExclusionReason reason) => reason switch
    {
        ExclusionReason.Undecided => "on which annotators differ",
        ExclusionReason.NoFile => LeftOutPictures.Text(NoRowReason.NoFile),
        ExclusionReason.NotRecorded => LeftOutPictures.Text(NoRowReason.NotRecorded),
        ExclusionReason.NoPost => LeftOutPictures.Text(NoRowReason.NoPost),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
