using System.Xml.Linq;
using Kayfabe.Report.Document;

namespace Kayfabe.Report.Html;

/// <summary>The report as one HTML file that needs nothing else: no script, no network, no font.</summary>
internal static class HtmlPage
{
    public static string Write(ReportDocument document)
    {
        var study = document.Study;
        var blocks = new HtmlBlocks(study.Synthetic);
        return Document(
            study.Synthetic ? $"{study.Title} (synthetic data)" : study.Title,
            study.Question,
            new XElement("header",
                new XElement("p", new XAttribute("class", "kicker"), $"Study {study.Id}"),
                new XElement("h1", study.Title),
                study.Synthetic ? blocks.Write(new Callout(Tone.Synthetic, ReportDocument.SyntheticNotice)) : null,
                new XElement("p", new XAttribute("class", "question"), study.Question),
                new XElement("p", new XAttribute("class", "headline"), document.Headline),
                new XElement("dl", new XAttribute("class", "facts"), document.KeyResults.Select(Card)),
                study.Description is { } description ? new XElement("p", description) : null),
            new XElement("nav", new XAttribute("aria-labelledby", "contents"),
                new XElement("h2", new XAttribute("id", "contents"), "Contents"),
                new XElement("ol", document.Sections.Select(section =>
                    new XElement("li",
                        new XElement("a", new XAttribute("href", "#" + section.Id), section.Title))))),
            new XElement("main", document.Sections.Select((section, i) =>
                new XElement("section", new XAttribute("aria-labelledby", section.Id),
                    new XElement("h2", new XAttribute("id", section.Id), $"{i + 1}\u2002{section.Title}"),
                    section.Blocks.Select(blocks.Write)))));
    }

    /// <summary>A whole document with our style sheets.</summary>
    public static string Document(string title, string description, params IReadOnlyList<XElement> body) =>
        "<!DOCTYPE html>\n" + MarkupWriter.Write(
            new XElement("html", new XAttribute("lang", "en"),
                new XElement("head",
                    new XElement("meta", new XAttribute("charset", "utf-8")),
                    new XElement("meta", new XAttribute("name", "viewport"),
                        new XAttribute("content", "width=device-width, initial-scale=1")),
                    new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"),
                        new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")),
                    new XElement("meta", new XAttribute("name", "description"), new XAttribute("content", description)),
                    new XElement("title", title),
                    new XElement("style", Resources.FigureStyle + Resources.PageStyle)),
                new XElement("body", body))) + "\n";

    private static XElement Card(KeyResult result) =>
        new("div", HtmlBlocks.ToneClass("fact", result.Tone),
            new XElement("dt", result.Label),
            new XElement("dd", new XAttribute("class", "value"), result.Value),
            new XElement("dd", new XAttribute("class", "detail"), result.Detail));
}
