using Kayfabe.Report.Inputs;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Splits;

namespace Kayfabe.Report.Tests.Sections;

/// <summary>What the report says of the ladder, and where it says nothing.</summary>
public sealed class LadderTests
{
    private static readonly ReportInputs Full = Examples.Full;

    [Fact]
    public void The_summary_names_what_changed_and_gives_percent_of_pictures() => Assert.Equal(
        "The published model was right for 83.9 percent of its test pictures. In repeated cross-validation by whole "
        + "posts, a model of detections alone (blank ones as not detected, settings tuned on training rows) is right "
        + "for 75.3 percent of pictures (95\u00a0% interval 71.3 to 79.3), against 52.1 for a constant prediction; with "
        + "the metadata of the posts it is 80.4 (95\u00a0% interval 76.4 to 84.4), no clear difference.",
        LadderSummary.Of(Full));

    [Fact]
    public void A_result_like_that_of_a_constant_prediction_is_told_so()
    {
        var comparison = Full.Comparison!;
        var unclear = Full with
        {
            Comparison = comparison with
            {
                Differences = [.. comparison.Differences.Select(pair => pair with { AdjustedP = 0.5 })],
            },
        };
        Assert.Contains(
            "which is not clearly different from the 52.1 of a constant prediction", LadderSummary.Of(unclear),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_ladder_or_intervals_nothing_is_said()
    {
        Assert.Null(LadderSummary.Of(Full with { Ladder = null }));
        var small = Full with
        {
            Ladder = new Ladder(
            [
                .. Full.Ladder!.Rungs.Select(rung => rung with
                {
                    Accuracy = rung.Accuracy with { Interval = null },
                    FromBefore = rung.FromBefore is { } step ? step with { AdjustedP = null } : null,
                }),
            ]),
        };
        Assert.Null(LadderSummary.Of(small));
        Assert.Contains(
            "the study is too small to judge the differences", Markdown(small), StringComparison.Ordinal);
        Assert.Null(LadderSection.Of(Full with { Ladder = null }));
    }

    [Fact]
    public void Only_clear_steps_are_in_the_title()
    {
        var unclear = Full with
        {
            Ladder = new Ladder(
            [
                .. Full.Ladder!.Rungs.Select(rung => rung.FromBefore is { } step
                    ? rung with { FromBefore = step with { AdjustedP = 0.3 } }
                    : rung),
            ]),
        };
        Assert.Contains("None of 4\u00a0steps makes a clear difference", Markdown(unclear), StringComparison.Ordinal);
        Assert.Contains(
            "Clear differences, in percentage points: cross-validation by whole posts -4.0", Markdown(Full),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SplitMethod.Pandas, true)]
    [InlineData(SplitMethod.Grouped, false)]
    public void Posts_on_both_sides_are_spoken_of_where_the_split_allows_them(SplitMethod method, bool isSaid)
    {
        var inputs = Full with { Settings = Full.Settings with { Split = new SplitSettings { Method = method } } };
        Assert.Equal(
            isSaid, Markdown(inputs).Contains("where no post has rows on both sides", StringComparison.Ordinal));
    }

    private static string Markdown(ReportInputs inputs) => Examples.Text(ReportPages.Render(inputs), "report.md");
}
