using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Report.Sections;

namespace Kayfabe.Report;

/// <summary>A published study at a glance.</summary>
/// <param name="Study">Its header; <see cref="StudyHeader.Id"/> is also the folder of its report.</param>
/// <param name="TestRows">The number of test rows.</param>
/// <param name="Accuracy">The share of them predicted right.</param>
/// <param name="Majority">The accuracy of the majority class.</param>
/// <param name="Leakage">The checks for leakage; null where none was made.</param>
/// <param name="Reliability">The annotators' agreement; null where it is not known.</param>
public sealed record PublishedStudy(
    StudyHeader Study, int TestRows, Estimate Accuracy, Estimate Majority, LeakageAudit? Leakage = null,
    Reliability? Reliability = null);

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
                new("Leakage audit", "leakage"), new("Reliability", "reliability"),
            ],
            [.. studies.OrderBy(study => study.Study.Id, StringComparer.Ordinal).Select(Row)]);
        return ReportPages.Utf8("index.html", HtmlPage.Document(
            "Kayfabe: published studies",
            "Published studies with their results and verdicts",
            new XElement("header",
                new XElement("h1", "Published studies"),
                new XElement("p", new XAttribute("class", "question"),
                    "Each study asks whether a picture is in kayfabe; its report says how well a model can tell, and "
                    + "what that result is worth.")),
            new XElement("main", studies.Count == 0
                ? new XElement("p", "No study is published yet.")
                : new HtmlBlocks(synthetic: false).Write(table))));
    }

    private static Cell[] Row(PublishedStudy study) =>
    [
        new Cell(
            Span.Link(study.Study.Title, $"{Uri.EscapeDataString(study.Study.Id)}/report.html"),
            Note: study.Study.Synthetic ? "Synthetic data" : study.Study.Id),
        Cell.Count(study.TestRows), .. Cell.ShareWithInterval(study.Accuracy), Cell.Share(study.Majority.Value),
        study.Leakage is { } audit ? Glance(LeakageSection.Summary(audit)) : "not made",
        study.Reliability is { } reliability ? Glance(ReliabilitySection.Summary(reliability)) : "unknown",
    ];

    private static Cell Glance(Fact fact) => new(fact.Value, Note: fact.Detail, Tone: fact.Tone);
}
