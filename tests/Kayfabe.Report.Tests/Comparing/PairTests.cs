using System.Text.RegularExpressions;
using Kayfabe.Report.Comparing;

namespace Kayfabe.Report.Tests.Comparing;

public sealed partial class PairTests
{
    [Fact]
    public Task The_table_reads_as_approved() => Verifier.Verify(PairTable.Format(Pairs.Full, colours: false));

    [Fact]
    public Task The_table_of_a_revision_without_a_lock_reads_as_approved() =>
        Verifier.Verify(PairTable.Format(Pairs.Old, colours: false));

    [Fact]
    public Task The_page_reads_as_approved()
    {
        var html = Examples.Text(PairPages.Render(Pairs.Full), "compare.html");
        return Verifier.Verify(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "html");
    }

    [Fact]
    public Task The_numbers_read_as_approved() => Verifier.Verify(Examples.Text(PairPages.Render(Pairs.Full), "differences.csv"), "csv");

    [Fact]
    public void No_line_of_the_table_is_wider_than_100_columns() => Assert.All(
        new[] { Pairs.Full, Pairs.Old, Pairs.Same }.SelectMany(pair => PairTable.Format(pair, colours: false).Split('\n')),
        line => Assert.InRange(line.Length, 0, 100));

    [Fact]
    public void Colours_change_nothing_but_the_colours_and_names_bring_none()
    {
        var plain = PairTable.Format(Pairs.Full, colours: false);
        Assert.DoesNotContain('\e', plain);
        Assert.Equal(plain, Colour().Replace(PairTable.Format(Pairs.Full, colours: true), ""));
    }

    [Fact]
    public void A_run_and_itself_do_not_differ()
    {
        var text = PairTable.Format(Pairs.Same, colours: false);
        Assert.Contains("No difference: a and b are the same run.", text, StringComparison.Ordinal);
        Assert.Contains("Settings, data, code and environment are the same.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_that_changed_are_told()
    {
        var a = Pairs.Predictions(0, 20, 5);
        var text = PairTable.Format(Pairs.Of(a, [a[0] with { InKayfabe = false }, .. a[1..]]), colours: false);
        Assert.Contains(
            "1 row has a different outcome in b than in a, because annotations changed: left out of the comparison.",
            text.Replace('\n', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_without_a_common_row_say_so()
    {
        var pair = Pairs.Of(Pairs.Predictions(0, 10, 5), Pairs.Predictions(20, 10, 5));
        const string says = "There is no paired difference: a and b have no test row in common.";
        Assert.Contains(says, PairTable.Format(pair, colours: false), StringComparison.Ordinal);
        Assert.Contains(says, Examples.Text(PairPages.Render(pair), "compare.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_predictions_says_so()
    {
        var pair = Pairs.Same with { IsSameRun = false, B = new ComparedRun("latest", "run", null, "made no predictions"), Comparison = null };
        const string says = "There are no metrics to compare: b made no predictions.";
        Assert.Contains(says, PairTable.Format(pair, colours: false), StringComparison.Ordinal);
        Assert.Contains(says, Examples.Text(PairPages.Render(pair), "compare.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_rises_is_worse()
    {
        var metrics = Pairs.Of(Pairs.Predictions(0, 200, 100), Pairs.Predictions(0, 200, 3)).Comparison!.Metrics;
        Assert.All(metrics, metric => Assert.Equal("b is worse", PairSentences.Finding(metric.Metric, metric.Difference)));
    }

    [Fact]
    public void The_same_pair_gives_the_same_bytes() => Assert.All(
        PairPages.Render(Pairs.Full).Zip(PairPages.Render(Pairs.Full with { })),
        files => Assert.True(files.First.Content.Span.SequenceEqual(files.Second.Content.Span)));

    [GeneratedRegex("\e\\[\\d+m")]
    private static partial Regex Colour();
}
