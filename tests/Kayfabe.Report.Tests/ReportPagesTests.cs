using System.Text.RegularExpressions;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Report.Tests;

public sealed partial class ReportPagesTests
{
    [Fact]
    public Task The_Markdown_page_reads_as_approved() =>
        Verifier.Verify(Examples.Text(ReportPages.Render(Examples.Published), "report.md"), "md");

    [Fact]
    public Task The_HTML_page_of_a_study_with_little_reads_as_approved()
    {
        var html = Examples.Text(ReportPages.Render(Examples.Least), "report.html");
        // The style sheets are read where they are written.
        var from = html.IndexOf("<style>", StringComparison.Ordinal);
        var to = html.IndexOf("</style>", StringComparison.Ordinal);
        return Verifier.Verify(html.Remove(from, to - from), "html");
    }

    [Fact]
    public void A_report_is_two_pages_with_the_figures_and_tables_that_they_name()
    {
        var files = ReportPages.Render(Examples.Full);
        Assert.Equal(["report.html", "report.md"], files.Take(2).Select(file => file.Path));
        var markdown = Examples.Text(files, "report.md");
        var linked = MarkdownLink().Matches(markdown).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(linked.Except(files.Select(file => file.Path)));
        Assert.Empty(files.Select(file => file.Path).Where(path => path.EndsWith(".svg", StringComparison.Ordinal))
            .Except(linked));
        Assert.Equal(files.Count, files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var first = ReportPages.Render(Examples.Full);
        var second = ReportPages.Render(Examples.Full with { });
        Assert.Equal(first.Select(file => file.Path), second.Select(file => file.Path));
        Assert.All(
            first.Zip(second), pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span)));
    }

    [Fact]
    public void A_study_of_one_class_without_metadata_gets_a_report_that_says_so()
    {
        var html = Examples.Text(ReportPages.Render(Examples.Least), "report.html");
        Assert.Contains("There is no ROC curve: the test rows are all of one class.", html, StringComparison.Ordinal);
        Assert.Contains("no row is predicted in kayfabe", html, StringComparison.Ordinal);
        Assert.Contains("The model makes no split", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_of_a_synthetic_study_says_so()
    {
        var files = ReportPages.Render(Examples.Full);
        Assert.All(files, file => Assert.Contains(
            "synthetic", Examples.Text(files, file.Path), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_file_of_another_study_says_so()
    {
        var settings = Examples.Full.Settings with { Study = Examples.Study };
        var files = ReportPages.Render(Examples.Full with { Settings = settings });
        // The style sheet in the others has a class of that name.
        var words = files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)
            || file.Path.EndsWith(".csv", StringComparison.Ordinal));
        Assert.All(words, file => Assert.DoesNotContain(
            "synthetic", Examples.Text(files, file.Path), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_originals_table_is_printed_as_the_notebook_did()
    {
        const string published =
            "    Overall Classification Rate: 83.9%\n"
            + "\n"
            + "    Predicted      No                  Yes\n"
            + "    Observed\n"
            + "    No             85% (175)      17% (41)\n"
            + "    Yes            15% (30)       83% (195)\n";
        Assert.Contains(
            published, Examples.Text(ReportPages.Render(Examples.Published), "report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public Task The_Markdown_page_of_a_study_with_every_part_reads_as_approved() =>
        Verifier.Verify(Examples.Text(ReportPages.Render(Examples.Full), "report.md"), "md");

    [Fact]
    public void A_study_with_empty_parts_gets_a_report()
    {
        var raw = Examples.Full.RawData!;
        var empty = Examples.Least with
        {
            Settings = Examples.Full.Settings,
            Comparison = ModelComparison.Of([], [], 0.5),
            CrossValidation = new(0, 0, 0, new(null, null), [], null, [], 0),
            Leakage = new(LeakageMode.Warn, []),
            Thresholds = [new(95, 0, 0, new(null, null))],
            Seeds = [new(0, new(0, 0, 0, 0)), new(1, new(1, 0, 0, 0))],
            RawData = raw with
            {
                Ingest = new(0, 0, 0, []),
                Annotate = new(0, 0, 0, []),
                LeftOut = new Dictionary<NoRowReason, int>(),
                ServiceModels = [],
                Reliability = raw.Reliability with
                {
                    Overlap = 0,
                    Percent = new(null, null),
                    Alpha = new(null, null),
                    Pairs = [],
                },
                Annotators = new([], Examples.OneAnnotator.Quality),
                Resolutions = Examples.NothingResolved,
                Exclusions = new(0, 0, 0, [], null, null),
                Disagreements = [],
                RecordingsNotUsed = new Dictionary<NotUsedReason, int>(),
            },
        };
        var html = Examples.Text(ReportPages.Render(empty), "report.html");
        Assert.Contains("No picture was annotated twice: reliability unknown.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_test_rows_gets_a_report()
    {
        var html = Examples.Text(ReportPages.Render(Examples.OfRows(Examples.Rows("train", 9, 9), [])), "report.html");
        Assert.Contains("There are no test rows, so nothing can be said", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void One_annotator_means_that_reliability_is_unknown()
    {
        var raw = Examples.Full.RawData!;
        var alone = raw with
        {
            Reliability = raw.Reliability with { Annotators = ["ada"], Overlap = 0 },
            Annotators = Examples.OneAnnotator,
            Resolutions = Examples.NothingResolved,
        };
        var html = Examples.Text(ReportPages.Render(Examples.Full with { RawData = alone }), "report.html");
        Assert.Contains("One annotator: reliability unknown.", html, StringComparison.Ordinal);
    }

    [Fact]
    public Task The_index_lists_the_studies_with_their_verdicts()
    {
        var index = IndexPage.Render(
            [
                new(
                    "sample", "A study with every part", true, 441,
                    Examples.Estimated(364 / 441.0, 0.787, 0.861), 225 / 441.0,
                    [LeakageVerdict.Fail, LeakageVerdict.NotApplicable, LeakageVerdict.Warn, LeakageVerdict.Pass],
                    new AnnotatorAgreement(3, 90, Examples.Estimated(0.784, 0.70, 0.86))),
                new(
                    "../a b", "Ronda Rousey on Instagram, 2021", true, 9, Examples.Estimated(1), 1, null,
                    new AnnotatorAgreement(null, null, new(null, null))),
            ]);
        var html = Examples.Text([index], "index.html");
        return Verifier.Verify(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "html");
    }

    [GeneratedRegex(@"\]\(((?:figures|tables)/[^)]+)\)")]
    private static partial Regex MarkdownLink();
}
