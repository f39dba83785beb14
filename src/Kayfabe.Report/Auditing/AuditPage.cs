using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;

namespace Kayfabe.Report.Auditing;

/// <summary>An audit as a page: the verdict, the graph, then every check.</summary>
public static class AuditPage
{
    /// <summary>The name of the page.</summary>
    public const string FileName = "audit.html";

    private static readonly string[] s_columns = ["Outcome", "Part", "What", "Detail", "Digest"];

    /// <summary>Renders the page, which needs no script, network or other file.</summary>
    public static ReportFile Render(AuditTrail trail)
    {
        var blocks = new HtmlBlocks(trail.IsSynthetic);
        var findings = AuditWords.Findings(trail);
        return ReportFile.Utf8(FileName, HtmlPage.Document(
            $"Audit of {trail.Subject}" + (trail.IsSynthetic ? " (synthetic data)" : ""),
            AuditWords.Verdict(trail),
            new XElement("header",
                new XElement("p", new XAttribute("class", "kicker"), $"Study {trail.Study}, run {trail.Run}"),
                new XElement("h1", $"Audit of {trail.Subject}"),
                trail.IsSynthetic ? blocks.Write(new Callout(Tone.Synthetic, ReportDocument.SyntheticNotice)) : null,
                new XElement("p", new XAttribute("class", "headline"), AuditWords.Verdict(trail)),
                new XElement("dl", new XAttribute("class", "facts"), Enum.GetValues<AuditState>().Select(state =>
                    Fact(state, trail.Count(state))))),
            new XElement("main",
                findings.Count == 0 ? null : Section("findings", "What is not as it should be",
                    findings.Select(one => (one.Stage ?? "record", one.Check))),
                new XElement("section",
                    new XElement("h2", new XAttribute("id", "graph"), "What it was made from"),
                    new XElement("p", "Each stage stands above those that it read; choose one to see its checks."),
                    AuditGraph.Draw(trail)),
                Section("record", "Lock, statements and signatures",
                    trail.Records.Select(check => ("", check))),
                trail.Stages.Select(stage => Section(AuditGraph.Anchor(stage.Stage), stage.Stage,
                [
                    .. trail.Made.Where(made => made.Stage == stage.Stage)
                        .SelectMany(made => made.Artifacts.Select(check => ("made", check))),
                    .. stage.Checks.Select(check => ("made from", check)),
                    .. stage.Reads.SelectMany(read =>
                        read.Artifacts.Select(check => ($"made from {read.Stage}", check))),
                ])))));
    }

    private static XElement Section(string id, string title, IEnumerable<(string Part, AuditCheck Check)> checks) =>
        new("section", new XElement("h2", new XAttribute("id", id), title), Table(title, checks));

    // Whole, however long: unlike a table of the report it has no CSV file beside the page.
    private static XElement Table(string title, IEnumerable<(string Part, AuditCheck Check)> checks) =>
        new("div", new XAttribute("class", "table"),
            new XElement("div",
                new XAttribute("class", "scroll"), new XAttribute("role", "region"),
                new XAttribute("aria-label", title), new XAttribute("tabindex", "0"),
                new XElement("table",
                    new XElement("thead", new XElement("tr",
                        s_columns.Select(column => new XElement("th", new XAttribute("scope", "col"), column)))),
                    new XElement("tbody", checks.Select(one => new XElement("tr",
                        new XElement("td", new XElement("span",
                            HtmlBlocks.ToneClass("verdict", AuditWords.ToneOf(one.Check.State)),
                            AuditWords.Of(one.Check.State))),
                        new XElement("td", one.Part),
                        new XElement("th", new XAttribute("scope", "row"), one.Check.Name),
                        new XElement("td", one.Check.Detail),
                        new XElement("td", one.Check.Digest is { } digest ? new XElement("code", digest) : null)))))));

    private static XElement Fact(AuditState state, int count) =>
        new("div", HtmlBlocks.ToneClass("fact", count == 0 ? null : AuditWords.ToneOf(state)),
            new XElement("dt", AuditWords.Of(state)),
            new XElement("dd", new XAttribute("class", "value"), Format.Count(count)));
}
