using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Tests.Sections;

/// <summary>What the report says of annotators and of pictures left out, on odd studies.</summary>
public sealed class AnnotatorSectionTests
{
    private static readonly RawData s_raw = Examples.Full.RawData!;

    [Theory]
    [InlineData(0.81, 0.9, "reliable")]
    [InlineData(0.79, 0.95, "tentative conclusions only")]
    [InlineData(0.6, 0.95, "not shown to be reliable")]
    [InlineData(0.5, 0.66, "not reliable")]
    public void The_verdict_is_that_of_the_lower_end(double low, double high, string word)
    {
        var text = Markdown(With(s_raw.Reliability with { Alpha = new(0.85, new Interval(low, high)) }));
        Assert.Contains($": {word} |\n", text, StringComparison.Ordinal);
        Assert.Contains($"| {word} |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_posts_have_no_verdict_and_the_reason()
    {
        var text = Markdown(s_raw with
        {
            Reliability = s_raw.Reliability with { Posts = 1, Percent = new(0.9, null), Alpha = new(0.8, null) },
            Resolutions = Examples.NothingResolved,
        });
        Contains(
            "| **Reliability** | α 0.800 | Krippendorff’s alpha: too few posts of either outcome for a verdict |", text);
        Contains("1 post has pictures with two annotations or more; below 20 there is no interval", text);
        Contains("too few to say at what a perfect model would be measured", text);
        Assert.DoesNotContain("Measured and true accuracy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_value_leaves_alpha_not_defined() => Contains(
        "| Krippendorff’s alpha | not defined |  |  | only one value occurs |",
        Markdown(With(s_raw.Reliability with { Alpha = new(null, null) })));

    [Theory]
    [InlineData(NotMeasured.NearChance, "Annotators who guess agree on 50 %")]
    [InlineData(NotMeasured.OneSided, "it is mostly the same one who says “in kayfabe”")]
    [InlineData(NotMeasured.Unequal, "they are not equally good")]
    [InlineData(NotMeasured.NoTestRows, "There are no test rows whose outcomes could be judged.")]
    public void What_is_not_known_of_the_measured_accuracy_has_its_reason(NotMeasured why, string reason) => Contains(
        reason, Markdown(With(new MeasuredAccuracy(null, null, null, false, why))));

    [Fact]
    public void A_model_above_the_perfect_one_has_no_true_accuracy()
    {
        var text = Markdown(With(s_raw.Resolutions.Measured with { Model = null, IsAbove = true }));
        Contains("the model is measured above what a perfect model would be measured at", text);
        Assert.DoesNotContain("the study’s model, true", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_report_says_that_agreement_bounds_accuracy() =>
        Assert.DoesNotContain("bounds the accuracy", Markdown(s_raw), StringComparison.Ordinal);

    [Fact]
    public void Without_differences_between_batches_none_is_told()
    {
        var annotators = s_raw.Annotators.Annotators
            .Select(one => one with { BetweenBatches = 0.6, Drift = 0.5 }).ToArray();
        var text = Markdown(s_raw with { Annotators = s_raw.Annotators with { Annotators = annotators } });
        Contains("The data do not show that an annotator’s share of “in kayfabe” differs between batches", text);
        Assert.DoesNotContain("differs between the batches of", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_times_the_report_says_so() => Contains(
        "The annotations have no time that can be read (annotatedAt)",
        Markdown(s_raw with { Annotators = Examples.OneAnnotator }));

    [Fact]
    public void Exclusion_is_told_only_where_test_and_interval_agree()
    {
        Contains("Being left out is associated with the outcome: 6 of 800 pictures in kayfabe", Markdown(s_raw));
        foreach (var (p, high) in new[] { (0.2, -0.002), (0.04, 0.001) })
        {
            var exclusions = s_raw.Exclusions with { Test = p, Difference = new(-0.013, new Interval(-0.03, high)) };
            Contains(
                "The data do not show that being left out is associated",
                Markdown(s_raw with { Exclusions = exclusions }));
        }
        Contains("There are too few posts, or only one outcome, to test",
            Markdown(s_raw with { Exclusions = s_raw.Exclusions with { Test = null, Difference = null } }));
    }

    [Fact]
    public void Pictures_left_out_without_an_outcome_bound_nothing()
    {
        var text = Markdown(s_raw with
        {
            Exclusions = new(30, 0, 0,
                [new(ExclusionGrouping.Outcome, "none", 4, [(ExclusionReason.Undecided, 4)])], null, null),
        });
        Contains("None of them has an outcome, so that none could have been tested.", text);
        Assert.DoesNotContain("Had the model been wrong", text, StringComparison.Ordinal);
        Contains("Every one of the 30 annotated pictures is a row",
            Markdown(s_raw with { Exclusions = Examples.NothingLeftOut }));
    }

    private static RawData With(AnnotatorReliability reliability) => s_raw with { Reliability = reliability };

    private static RawData With(MeasuredAccuracy measured) =>
        s_raw with { Resolutions = s_raw.Resolutions with { Measured = measured } };

    private static string Markdown(RawData raw) =>
        Examples.Text(ReportPages.Render(Examples.Full with { RawData = raw }), "report.md").Replace('\u00a0', ' ');

    private static void Contains(string expected, string text) =>
        Assert.Contains(expected, text, StringComparison.Ordinal);
}
