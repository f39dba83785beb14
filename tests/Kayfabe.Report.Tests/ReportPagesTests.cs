namespace Kayfabe.Report.Tests;

public sealed class ReportPagesTests
{
    [Fact]
    public void A_report_is_two_pages_with_the_figures_and_tables_that_they_name()
    {
        var files = ReportPages.Render(Examples.Full);
        Assert.Equal(["report.html", "report.md"], files.Take(2).Select(file => file.Path));
        var markdown = Examples.Text(files, "report.md");
        foreach (var figure in files.Where(file => file.Path.StartsWith("figures/", StringComparison.Ordinal)))
            Assert.Contains($"]({figure.Path})", markdown, StringComparison.Ordinal);
        Assert.Equal(files.Count, files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var first = ReportPages.Render(Examples.Full);
        var second = ReportPages.Render(Examples.Full with { });
        Assert.Equal(first.Select(file => file.Path), second.Select(file => file.Path));
        Assert.All(first.Zip(second), pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span)));
    }

    [Fact]
    public void A_study_of_one_class_without_metadata_gets_a_report_that_says_so()
    {
        var html = Examples.Text(ReportPages.Render(Examples.Least), "report.html");
        Assert.Contains("There is no ROC curve: the test rows are all of one class.", html, StringComparison.Ordinal);
        Assert.Contains("no row was predicted in kayfabe", html, StringComparison.Ordinal);
        Assert.Contains("The model makes no split", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_of_a_synthetic_study_says_so()
    {
        var files = ReportPages.Render(Examples.Full with { Study = Examples.Study with { Synthetic = true } });
        Assert.All(files, file => Assert.Contains(
            "synthetic", Examples.Text(files, file.Path), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_file_of_another_study_says_so()
    {
        var files = ReportPages.Render(Examples.Full);
        var words = files.Where(file => !file.Path.EndsWith(".svg", StringComparison.Ordinal) && file.Path != "report.html");
        Assert.All(words, file => Assert.DoesNotContain(
            "synthetic", Examples.Text(files, file.Path), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_originals_table_is_printed_as_the_notebook_did()
    {
        const string published =
            "    Overall Classification Rate: 83.9%\n"
            + "\n"
            + "    Predicted      Not Kayfabe     Kayfabe\n"
            + "    Observed\n"
            + "    Not Kayfabe    85% (175)      17% (41)\n"
            + "    Kayfabe        15% (30)       83% (195)\n";
        Assert.Contains(
            published, Examples.Text(ReportPages.Render(Examples.Full), "report.md"), StringComparison.Ordinal);
    }
}
