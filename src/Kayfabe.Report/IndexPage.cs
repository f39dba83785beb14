using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report;

/// <summary>A published study at a glance.</summary>
/// <param name="Id">The study's folder name, which is also that of its report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Synthetic">Whether its data were made up.</param>
/// <param name="TestRows">The number of test rows.</param>
/// <param name="Accuracy">The share of them predicted right.</param>
/// <param name="Majority">The accuracy of the majority baseline; null where it is not defined.</param>
/// <param name="Leakage">The verdicts of the checks for leakage; null where none were made.</param>
/// <param name="Agreement">How far its annotators agree.</param>
public sealed record PublishedStudy(
    string Id, string Title, bool Synthetic, int TestRows, Estimate Accuracy, double? Majority,
    IReadOnlyList<LeakageVerdict>? Leakage, AnnotatorAgreement Agreement);

/// <summary>The page that lists all published studies.</summary>
public static class IndexPage
{
    /// <summary>Renders <c>index.html</c>, which lies beside the folders of the reports.</summary>
    public static ReportFile Render(IReadOnlyList<PublishedStudy> studies)
    {
        var table = new Table(
            "studies", "Published studies",
            [
                new("Study", "study"), new("Test rows", "rows", true), new("Accuracy", "accuracy", true),
                new("95\u00a0% from", "low", true), new("to", "high", true), new("Majority", "majority", true),
                new("Leakage checks", "leakage"), new("Reliability", "reliability"),
            ],
            [.. studies.OrderBy(study => study.Id, StringComparer.Ordinal).Select(Row)]);
        return ReportFile.Utf8("index.html", HtmlPage.Document(
            "Kayfabe: published studies",
            "Published studies with their results and checks",
            new XElement("header",
                new XElement("h1", "Published studies"),
                new XElement("p", new XAttribute("class", "question"),
                    "Each study asks whether a picture is in kayfabe; its report shows how well a model predicts "
                    + "this, and how far the result can be trusted.")),
            new XElement("main", studies.Count == 0
                ? new XElement("p", "No study is published yet.")
                : new HtmlBlocks(synthetic: false).Write(table))));
    }

    private static Cell[] Row(PublishedStudy study) =>
    [
        new Cell(
            Span.Link(study.Title, $"{Uri.EscapeDataString(study.Id)}/report.html"),
            Note: study.Synthetic ? "Synthetic data" : study.Id),
        Cell.Count(study.TestRows), .. Cell.ShareWithInterval(study.Accuracy), Cell.Share(study.Majority),
        study.Leakage is { } verdicts ? Glance(LeakageSection.Summary(verdicts)) : "none made",
        Glance(study.Agreement.Summary),
    ];

    private static Cell Glance(KeyResult result) => new(result.Value, Note: result.Detail, Tone: result.Tone);
}
