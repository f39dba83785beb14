using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Tests.Sections;

/// <summary>What the report says of other training seeds.</summary>
public sealed class SeedsTests
{
    [Fact]
    public void A_training_that_draws_nothing_is_not_told_to_change_its_seed() => Assert.Contains(
        "This training draws nothing at random: the seed has no effect.", Markdown(Same, new TrainSettings()),
        StringComparison.Ordinal);

    [Fact]
    public void Equal_results_are_told_once_and_have_no_figure()
    {
        var markdown = Markdown(Same, new TrainSettings { Subsample = 0.8 });
        Assert.Contains(
            "trained with 3\u00a0seeds: each has an accuracy of 90.0\u00a0%.", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("seeds.svg", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_has_no_section() => Assert.DoesNotContain(
        "training seed", Markdown(Same[..1], new TrainSettings { Subsample = 0.8 }).Split("## Model card")[0],
        StringComparison.Ordinal);

    private static SeedRun[] Same { get; } =
        [.. Enumerable.Range(0, 3).Select(seed => new SeedRun(seed, new Confusion(5, 1, 0, 4)))];

    private static string Markdown(SeedRun[] seeds, TrainSettings train) => Examples.Text(
        ReportPages.Render(Examples.Least with
        {
            Seeds = seeds,
            Settings = Examples.Least.Settings with { Train = train },
        }),
        "report.md");
}
