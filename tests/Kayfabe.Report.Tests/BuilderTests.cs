using Kayfabe.Report.Document;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Report.Tests;

public sealed class BuilderTests
{
    [Fact]
    public void A_study_of_thirty_rows_of_one_class_gets_a_report_that_says_what_is_not_known()
    {
        var markdown = Markdown(Sources.Least);
        Assert.Contains("There is no ROC curve", markdown, StringComparison.Ordinal);
        Assert.Contains("Only outcomes were published", markdown, StringComparison.Ordinal);
        Assert.Contains("The study does not say.", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_annotator_of_a_published_matrix_means_that_reliability_is_unknown()
    {
        var settings = Sources.Least.Settings with { Report = new ReportSettings { Annotators = 1 } };
        Assert.Contains(
            "One annotator: reliability unknown.", Markdown(Sources.Least with { Settings = settings }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Annotators_without_a_picture_in_common_have_no_coefficient()
    {
        var codings = new Codings(
            ["a", "b"], ["ada", "ben"], [[Coding.Yes, Coding.None], [Coding.None, Coding.No]]);
        var sources = Sources.Least with
        {
            Settings = OfTheWholeRoad,
            Road = RoadOf(codings),
        };
        var reliability = ReportBuilder.Build(sources).Reliability!;
        Assert.Null(reliability.Alpha);
        Assert.Empty(reliability.Pairs);
        Assert.Contains("No picture was annotated by two", Markdown(sources), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flow_counts_every_row_of_the_exports_once()
    {
        var sources = Sources.Least with
        {
            Settings = OfTheWholeRoad,
            Road = RoadOf(new Codings(["a"], ["ada"], [[Coding.Yes]])),
        };
        var steps = ReportBuilder.Build(sources).Flow!.Steps;
        Assert.All(steps.Skip(1).Zip(steps), pair =>
            Assert.Equal(pair.Second.Count, pair.First.Count + pair.First.LeftOut.Sum(left => left.Count)));
        Assert.Equal(45, steps[0].Count);
        Assert.Equal(10, steps[^1].Count);
    }

    [Theory]
    [InlineData(3, new[] { "2019", "2020", "2021" })]
    [InlineData(2, new[] { "2019-03", "2020-03" })]
    public void Balance_is_by_year_and_by_month_where_years_are_few(int years, string[] periods)
    {
        MatrixRow[] rows =
        [
            .. Enumerable.Range(0, 30).Select(row => new MatrixRow(
                $"r{row}", $"p{row}", row % 2 == 0, new DateOnly(2019 + (row % years), 3, 1))),
        ];
        var balance = ReportBuilder.Build(Sources.Of(rows)).Flow!.Balance;
        Assert.Equal(periods, balance.Select(period => period.Period));
        Assert.Equal(30, balance.Sum(period => period.InKayfabe + period.NotInKayfabe));
    }

    [Fact]
    public void What_remains_is_that_of_detections_on_whole_posts_against_the_best_constant_answer()
    {
        var comparison = new ModelComparison(
            0.5, 2000,
            [
                Model("detections only, blanks as zero", "pandas", 0.7), Model("majority class", "pandas", 0.5),
                Model("detections only, blanks as zero, grouped", "grouped", 0.6),
                Model("majority class, grouped", "grouped", 0.45),
            ],
            [], []);
        var remains = ComparisonParts.WhatRemains(comparison, 0.839);
        Assert.Equal(
            "Of the published 83.9\u00a0%, 60.0\u00a0% (95\u00a0% interval 50.0 to 70.0) remain when the model sees "
            + "detections only, blank detections count as not detected, and no post lies on both sides of the split; "
            + "always naming one outcome gives at most 55.0\u00a0% there.",
            remains);
        Assert.Null(ComparisonParts.WhatRemains(comparison, null));
        Assert.Null(ComparisonParts.WhatRemains(comparison with { Models = [] }, 0.839));
    }

    [Fact]
    public void The_list_of_studies_reads_back_what_a_report_wrote()
    {
        var path = Path.GetTempFileName();
        try
        {
            NumbersFile.Write(path, Examples.Honest, Sources.Least.Metrics);
            var published = NumbersFile.ReadPublished(path);
            Assert.Equal(Examples.Honest.Study.Title, published.Study.Title);
            Assert.Equal(Examples.Honest.Result.Majority.Value, published.Majority.Value);
            Assert.Equal(
                Examples.Honest.Leakage!.Checks.Select(check => check.Verdict),
                published.Leakage!.Checks.Select(check => check.Verdict));
            Assert.Equal(Examples.Honest.Reliability!.Alpha!.Value, published.Reliability!.Alpha!.Value);
            Assert.Equal(3, published.Reliability.Annotators);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ReportedSettings OfTheWholeRoad { get; } = Sources.Least.Settings with
    {
        Annotate = new AnnotateSettings(),
        Featurize = new FeaturizeSettings(),
    };

    private static string Markdown(ReportSources sources) =>
        Examples.Text(ReportPages.Render(ReportBuilder.Build(sources)), "report.md");

    [Fact]
    public void Recordings_that_are_not_used_are_told_with_the_reason()
    {
        var sources = Sources.Least with
        {
            Settings = OfTheWholeRoad,
            Road = RoadOf(new Codings(["a"], ["ada"], [[Coding.Yes]])) with
            {
                RecordingsLeftOut = new Dictionary<string, int>(StringComparer.Ordinal) { ["another request"] = 1184 },
            },
        };

        Assert.Contains("| another request | 1,184 |", Markdown(sources), StringComparison.Ordinal);
    }

    private static ComparedModel Model(string name, string split, double accuracy) => new(
        name, "10 detections", name.Contains("zero", StringComparison.Ordinal) ? "zero" : "not used", split, 100, 90,
        new Study.Statistics.Estimate(accuracy, new Interval(accuracy - 0.1, accuracy + 0.1)), false);

    private static RoadSources RoadOf(Codings codings) => new()
    {
        Ingest = new IngestCounts(45, 40, 3, [(LeftOutReason.NoPicture, 2), (LeftOutReason.Error, 0)]),
        Annotate = new AnnotateCounts(40, 36, 35, [(How.Disagreement, 1)]),
        LeftOut = new Dictionary<NoRowReason, int> { [NoRowReason.NotRecorded] = 5, [NoRowReason.NoOutcome] = 9 },
        ServiceModels = [],
        Reliability = ReliabilityStudy.Measure(codings, 1),
        Disagreements = [],
        Picture = _ => null,
    };
}
