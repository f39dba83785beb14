using Kayfabe.Report.Inputs;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;

namespace Kayfabe.Report.Tests.Sections;

/// <summary>What the sections make of the study's records.</summary>
public sealed class SectionTests
{
    [Fact]
    public void A_study_of_thirty_rows_of_one_class_gets_a_report_that_says_what_is_not_known()
    {
        var markdown = Markdown(Examples.Least);
        Assert.Contains("There is no ROC curve", markdown, StringComparison.Ordinal);
        Assert.Contains("Only outcomes were published", markdown, StringComparison.Ordinal);
        Assert.Contains("Not stated by the study.", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_annotator_of_a_published_matrix_means_that_reliability_is_unknown()
    {
        var settings = Examples.Least.Settings with { Report = new() { Annotators = 1 } };
        Assert.Contains(
            "One annotator: reliability unknown.", Markdown(Examples.Least with { Settings = settings }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Annotators_without_a_picture_in_common_have_no_coefficient()
    {
        var codings = new Codings(
            ["a", "b"], ["ada", "ben"], [[Coding.Yes, Coding.None], [Coding.None, Coding.No]]);
        var inputs = Examples.Least with { Settings = OfRawData, RawData = RawDataOf(codings) };
        var tables = ReportPages.Render(inputs).Select(file => file.Path).ToList();
        Assert.DoesNotContain("tables/agreement.csv", tables);
        Assert.DoesNotContain("tables/annotator-pairs.csv", tables);
        Assert.Contains("No picture was annotated twice", Markdown(inputs), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flow_counts_every_row_of_the_exports_once()
    {
        var inputs = Examples.Least with
        {
            Settings = OfRawData,
            RawData = RawDataOf(new Codings(["a"], ["ada"], [[Coding.Yes]])),
        };
        var steps = FlowStep.Of(inputs);
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
        var balance = BalanceFigure.Periods(rows);
        Assert.Equal(periods, balance.Select(period => period.Name));
        Assert.Equal(30, balance.Sum(period => period.Counts.Rows));
    }

    [Fact]
    public void Recordings_that_are_not_used_are_counted_by_reason()
    {
        var inputs = Examples.Least with
        {
            Settings = OfRawData,
            RawData = RawDataOf(new Codings(["a"], ["ada"], [[Coding.Yes]])) with
            {
                RecordingsNotUsed = new Dictionary<NotUsedReason, int> { [NotUsedReason.OtherRequest] = 1184 },
            },
        };

        Assert.Contains("| another request | 1,184 |", Markdown(inputs), StringComparison.Ordinal);
    }

    private static ReportedSettings OfRawData { get; } =
        Examples.Least.Settings with { Annotate = new(), Featurize = new() };

    private static string Markdown(ReportInputs inputs) => Examples.Text(ReportPages.Render(inputs), "report.md");

    private static RawData RawDataOf(Codings codings) => new()
    {
        Ingest = new(45, 40, 3, [(LeftOutReason.NoPicture, 2), (LeftOutReason.Error, 0)]),
        Annotate = new(40, 36, 35, [(How.Disagreement, 1)]),
        LeftOut = new Dictionary<NoRowReason, int> { [NoRowReason.NotRecorded] = 5, [NoRowReason.NoOutcome] = 9 },
        ServiceModels = [],
        Reliability = ReliabilityStudy.Measure(codings),
        Annotators = Examples.OneAnnotator,
        Resolutions = Examples.NothingResolved,
        Exclusions = Examples.NothingLeftOut,
        Disagreements = [],
        ReadPicture = _ => null,
    };
}
