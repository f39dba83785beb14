using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Report.Csv;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Report.Markdown;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Tests;

public sealed partial class EscapingLaws
{
    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "</title></svg></style>",
        "<!-- x", "]]>", "a & b &lt; &#60;script&#62;", "\0\u001b[31m\ud800", "| a | b |", "`code` **bold** [x](y)",
        "# heading", "- item", "1. item", "$\\href{javascript:alert(1)}{x}$", "line\nbreak", "",
    ];

    [Property]
    public void No_text_yields_a_tag_or_ends_an_attribute(string? text)
    {
        var html = MarkupWriter.Write(new XElement("p", new XAttribute("title", text ?? ""), text ?? ""));
        var inside = Assert.Single(Paragraph().Matches(html));
        Assert.DoesNotContain(
            inside.Groups[1].Value + inside.Groups[2].Value, letter => letter is '<' or '>' or '"' or '\'');
    }

    [Property]
    public void Printable_text_reads_back_as_it_was(NonNull<string> given)
    {
        var text = string.Concat(given.Get.Where(letter => letter is >= ' ' and < '\u007f'));
        var html = MarkupWriter.Write(new XElement("p", new XAttribute("title", text), text));
        var inside = Paragraph().Match(html);
        Assert.Equal(text, WebUtility.HtmlDecode(inside.Groups[1].Value));
        Assert.Equal(text, WebUtility.HtmlDecode(inside.Groups[2].Value));
    }

    [Property]
    public void No_text_yields_Markdown(NonNull<string> given)
    {
        var bare = Harmless().Replace(MarkdownText.EscapeLine(given.Get), "x");
        Assert.DoesNotMatch("^[#+=-]|^[0-9]+[.)]", bare);
        Assert.DoesNotContain(bare, letter => "<>&`*_[]|$~!\n\r".Contains(letter, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_names_leave_the_tags_of_the_page_as_they_were(string text)
    {
        var harmless = Examples.Text(ReportPages.Render(Named("harmless")), "report.html");
        var hostile = Examples.Text(ReportPages.Render(Named(text)), "report.html");
        Assert.Equal(Tags(harmless), Tags(hostile));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_names_leave_the_lines_of_the_Markdown_as_they_were(string text)
    {
        var harmless = Examples.Text(ReportPages.Render(Named("harmless")), "report.md");
        var hostile = Examples.Text(ReportPages.Render(Named(text)), "report.md");
        Assert.Equal(harmless.Count(letter => letter == '\n'), hostile.Count(letter => letter == '\n'));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Figures_with_hostile_names_are_well_formed(string text)
    {
        var files = ReportPages.Render(Named(text));
        Assert.All(files.Where(file => file.Path.StartsWith("figures/", StringComparison.Ordinal)), file =>
        {
            using var stream = new MemoryStream(file.Content.ToArray());
            Assert.Equal(XNamespace.Get("http://www.w3.org/2000/svg") + "svg", XDocument.Load(stream).Root!.Name);
        });
    }

    [Theory]
    [InlineData("https://example.org/a?b=c&d", true)]
    [InlineData("#result", true)]
    [InlineData("tables/roc.csv", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.org", false)]
    [InlineData("", false)]
    public void Links_lead_to_web_pages_or_into_the_report(string target, bool allowed) =>
        Assert.Equal(allowed, SafeLink.Allows(target));

    [Fact]
    public void A_spreadsheet_sees_no_formula_in_text_but_numbers_stay_numbers()
    {
        var table = new Table(
            "t", "t", [new("Name", "name"), new("Value", "value", true)],
            [["=HYPERLINK(\"x\")", Cell.Number(-0.5)], ["@a,b", Cell.Number(null)]]);
        Assert.Equal(
            "name,value\n\"'=HYPERLINK(\"\"x\"\")\",-0.5\n\"'@a,b\",\n", CsvFile.Write(table, synthetic: false));
    }

    private static ReportModel Named(string text) => Examples.Honest with
    {
        Study = new StudyHeader
        {
            Id = text,
            Title = text,
            Question = text,
            Description = text,
            Positive = text,
            Negative = text,
        },
        CrossValidations = [Examples.Honest.CrossValidations[0] with { Name = text }],
        Comparisons = new Comparisons(
            [new(text, text, text, text, 1, new(0.5, 0.4, 0.6), true)], [new(text, text, new(0.1, 0, 0.2))], text),
        Leakage = new LeakageAudit([new(text, text, Verdict.Fail, text, 1, new(0.1, 0, 0.2), text)]),
        Contributions = new Contributions([new(text, 1, [new(1, 0), new(-1, null)])], 2),
        Gallery = new Gallery(
        [
            new(text, [Examples.Honest.Gallery!.Groups[0].Pictures[0] with { Id = text, Detections = [text] }]),
        ]),
        Reliability = Examples.Honest.Reliability! with
        {
            Ties = text,
            Pairs = [new(text, text, 1, new(1), new(null, Undefined: text))],
            Disagreements = [new(text, [text], [text], text)],
        },
        Flow = new DataFlow
        {
            Steps = [new(text, 1, [new(text, 1)])],
            Detections = [new(text, 1)],
            Balance = [new(text, 1, 1)],
            ServiceModels = [new(text, text, 1)],
        },
        ModelCard = new Card([new(text, text), new(text, null)]),
        Features = new FeatureUse([new FeatureScore(text, 2, 1, 1)], 1),
        Reproduction = Examples.Full.Reproduction! with
        {
            Source = text,
            WhyDifferent = text,
            WhatRemains = text,
            ClassNames = ("No", "Yes"),
        },
        Inputs = Examples.Full.Inputs with { Settings = [new Setting(text, text, text)] },
        Provenance = Examples.Full.Provenance with
        {
            Artifacts = [new ArtifactDigest(text, text, text)],
            Code = [new CodeFingerprint(text, text)],
            Sources = [new DataSource(text, null, 1, text)],
            Warnings = [text],
            XgboostVersion = text,
        },
    };

    /// <summary>All tags but those of text in figures, where a long name takes a second line.</summary>
    private static IEnumerable<string> Tags(string html) =>
        Tag().Matches(html).Select(match => match.Value).Where(tag => tag is not "<text" and not "</text");

    [GeneratedRegex("""^<p title="(.*?)">(.*)</p>$""", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]|&(lt|gt|amp|#64);")]
    private static partial Regex Harmless();

    [GeneratedRegex("<[/!]?[a-zA-Z0-9-]*")]
    private static partial Regex Tag();
}
