using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Report.Inputs;
using Kayfabe.Report.Markdown;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Leakage;

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
            "name,value\n\"'=HYPERLINK(\"\"x\"\")\",-0.5\n\"'@a,b\",\n", TableCsv.Write(table, synthetic: false));
    }

    private static ReportInputs Named(string text)
    {
        var (settings, raw) = (Examples.Full.Settings, Examples.Full.RawData!);
        var features = Examples.Full.Test.Features.Select(feature => feature with { Name = text }).ToArray();
        var rows = Examples.OfRows(
            [.. Examples.Full.Train.Rows], [new(text, text, true, null), .. Examples.Full.Test.Rows], features);
        return Examples.Full with
        {
            Study = text,
            Settings = settings with
            {
                Study = new() { Title = text, Question = text, Description = text },
                Report = settings.Report with
                {
                    Published = settings.Report.Published! with { Source = text, WhyDifferent = text },
                    ModelCard = new() { IntendedUse = text, Caveats = text },
                    Datasheet = new() { Motivation = text },
                },
                All = [new($"{text}.{text}", text)],
            },
            Matrix = rows.Matrix,
            Train = rows.Train,
            Test = rows.Test,
            Scores = [new(text, 2, 1, 1)],
            XgboostVersion = text,
            Artifacts = [new(text, text, text)],
            Comparison = Examples.Full.Comparison! with
            {
                Models =
                [
                    new(text, text, SettingsSource.Tuned, text, Examples.Estimated(0.5, 0.4, 0.6), [new(text, 1)]),
                ],
                Differences = [new(text, text, Examples.Estimated(0.1, 0, 0.2), 0.01, 0.02)],
                LeftOut = [new(text, text)],
            },
            Leakage = new(
                LeakageMode.Warn,
                [new(text, text, text, LeakageVerdict.Fail, text, 1, Examples.Estimated(0.1, 0, 0.2), null, null, text)]),
            Contributions = [Examples.Full.Contributions[0] with { Feature = text }],
            ContributionPoints = [new(text, text, 1, 0), new(text, text, -1, null)],
            RemarkableRows = [new(Remarkable.LeastSure, new(text, text, true, 0.5), [])],
            RawData = raw with
            {
                ServiceModels = [new(DetectionKind.Label, text, 1)],
                Reliability = raw.Reliability with
                {
                    Pairs = [raw.Reliability.Pairs[0] with { First = text, Second = text }],
                },
                Disagreements = [new(text, [text], [text], true, text)],
                Annotators = new(
                    [raw.Annotators.Annotators[0] with { Annotator = text }],
                    raw.Annotators.Quality with
                    {
                        Annotators = [raw.Annotators.Quality.Annotators[0] with { Name = text }],
                    }),
                Resolutions = raw.Resolutions with { Against = [raw.Resolutions.Against[0] with { Annotator = text }] },
                Exclusions = raw.Exclusions with { Groups = [new(ExclusionGrouping.Annotator, text, 3, [])] },
            },
        };
    }

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
