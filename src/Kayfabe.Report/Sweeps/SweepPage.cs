using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Report.Sweeps;

/// <summary>What a sweep found, as a page, a figure and a table.</summary>
/// <param name="study">What was swept.</param>
/// <param name="result">What was found.</param>
/// <param name="command">The command that trains with the best cell's settings, and looks at the test rows.</param>
public sealed class SweepPage(StudyHeader study, SweepResult result, string command)
{
    /// <summary>How to read the numbers, sentences of plain text; without the command.</summary>
    public IReadOnlyList<string> Sentences { get; } = [.. SentencesOf(result)];

    /// <summary>The best cell beside the study's own settings, a clause.</summary>
    public string Finding { get; } = SweepFigure.TitleOf(result);

    /// <summary>
    /// Renders <c>sweep.html</c> (self-contained), <c>sweep.svg</c> and <c>sweep.csv</c>; the same result gives the same
    /// bytes.
    /// </summary>
    public IReadOnlyList<ReportFile> Render()
    {
        var figure = SweepFigure.Of(result);
        return
        [
            ReportFile.Utf8("sweep.html", Page(figure)),
            ReportFile.Utf8("sweep.svg", SvgFigure.Standalone(figure, study.Synthetic)),
            ReportFile.Utf8("sweep.csv", TableCsv.Write(SweepTables.Whole(result), study.Synthetic)),
        ];
    }

    private string Page(Figure figure)
    {
        var blocks = new HtmlBlocks(study.Synthetic);
        return HtmlPage.Document(
            $"Sweep of {study.Title}" + (study.Synthetic ? " (synthetic data)" : ""),
            $"Settings tried on the training rows of {study.Id}",
            new XElement("header",
                new XElement("p", new XAttribute("class", "kicker"), $"Sweep of study {study.Id}"),
                new XElement("h1", study.Title),
                study.Synthetic ? blocks.Write(new Callout(Tone.Synthetic, ReportDocument.SyntheticNotice)) : null,
                new XElement("p", new XAttribute("class", "headline"), Finding + "."),
                new XElement("ul", Sentences.Select(sentence => new XElement("li", sentence))),
                blocks.Write(new Paragraph("What the choice is worth on the test rows: ", Span.Code(command)))),
            new XElement("main", ((Block[])[figure, .. SweepTables.OfThePage(result)]).Select(blocks.Write)));
    }

    private static IEnumerable<string> SentencesOf(SweepResult result)
    {
        yield return $"Judged on {Format.Counted(result.PredictedRows, "training row", "training rows")} of "
            + $"{Format.Counted(result.Posts, "post", "posts")}, dealt to "
            + $"{Math.Min(InnerFolds.Count, result.Posts)} inner folds of whole posts, the same for all settings: each row "
            + "is predicted by a model of the other folds.";
        if (result.PredictedRows < result.TrainingRows)
        {
            yield return Format.Counted(result.TrainingRows - result.PredictedRows, "training row is", "training rows are")
                + " left out: the folds that would predict them have one outcome only.";
        }
        if (result.Fixed.Count > 0)
            yield return $"For all settings below: {string.Join(", ", result.Fixed.Select(option => $"{option.Name}={option.Value}"))}.";
        yield return "No test row was read; the support of features is counted on training rows.";
        yield return $"The best of {Format.Count(result.Rows.Count)} is in part the luckiest: its accuracy here is optimistic.";
    }
}
