namespace Kayfabe.Report.Tests.Sweeps;

/// <summary>What a sweep's page, figure and table say.</summary>
public sealed class SweepPageTests
{
    [Fact]
    public Task The_page_reads_as_approved() =>
        Verifier.Verify(Body(Examples.Text(SweepExamples.Small.Render(), "sweep.html")), "html");

    [Fact]
    public void The_table_has_every_cell_in_full() => Assert.Equal(
        """
        rank,featurize.threshold,train.max_depth,own,accuracy,low,high,difference,differenceLow,differenceHigh,balancedAccuracy,logLoss,problem,synthetic
        1,90,5,no,0.84,0.82,0.86,0.03,0.009999999999999998,0.05,0.84,0.4,,true
        2,95,,yes,0.81,0.79,0.8300000000000001,,,,0.81,0.4,,true
        3,80,5,no,0.8,0.78,0.8200000000000001,-0.01,-0.03,0.01,0.8,0.4,,true
        4,40,5,no,,,,,,,,,the threshold 40 is below 50,true

        """,
        Examples.Text(SweepExamples.Small.Render(), "sweep.csv"));

    [Theory]
    [InlineData(0.03, "The best settings (threshold 90, max_depth 5) have 84.0 %, clearly better than the study's own with 81.0 %")]
    [InlineData(0.01, "The best settings (threshold 90, max_depth 5) have 84.0 %, not clearly better than the study's own with 81.0 %")]
    public void The_finding_is_no_stronger_than_its_interval(double difference, string finding)
    {
        var page = SweepExamples.SweepOf(
            SweepExamples.Row("90", "5", 0.84, difference, isOwn: false), SweepExamples.Row("95", "", 0.81, null, isOwn: true));

        Assert.Equal(finding, page.Finding.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Where_the_studys_own_is_best_the_finding_says_so() => Assert.StartsWith(
        "No other settings are better than the study's own",
        SweepExamples.SweepOf(SweepExamples.Row("95", "", 0.81, null, isOwn: true), SweepExamples.Row("90", "5", 0.8, -0.01, isOwn: false)).Finding,
        StringComparison.Ordinal);

    [Fact]
    public void Of_many_cells_the_page_shows_the_first_and_the_figure_fewer_with_the_studys_own()
    {
        var page = SweepExamples.SweepOf(
            [.. Enumerable.Range(0, 100).Select(i => SweepExamples.Row($"{i}", "5", 0.9 - (i * 0.001), -0.01, isOwn: i == 99))]);

        Assert.Equal(22, Examples.Text(page.Render(), "sweep.svg").Split("<circle").Length);
        Assert.Contains("The first 60 of 100; all are in <code>sweep.csv</code>", Examples.Text(page.Render(), "sweep.html"), StringComparison.Ordinal);
        Assert.Equal(102, Examples.Text(page.Render(), "sweep.csv").Split('\n').Length);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(
        SweepExamples.Small.Render().Select(file => Convert.ToHexString(file.Content.Span)),
        SweepExamples.Small.Render().Select(file => Convert.ToHexString(file.Content.Span)));

    // The style sheets are those of every page.
    private static string Body(string html) => html[html.IndexOf("<body>", StringComparison.Ordinal)..];
}
