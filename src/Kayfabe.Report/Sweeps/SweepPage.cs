using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Report.Sweeps;

/// <summary>What a sweep found, as a page, a figure and a table.</summary>
/// <param name="study">What was swept.</param>
/// <param name="result">What was found.</param>
/// <param name="command">The command that evaluates the best cell's settings on the test rows.</param>
public sealed class SweepPage(StudyHeader study, SweepResult result, string command)
{
    /// <summary>How to read the numbers, sentences of plain text; without the command.</summary>
    public IReadOnlyList<string> Sentences { get; } = [.. SentencesOf(result)];

    /// <summary>The best cell beside the study's own settings, a clause.</summary>
    public string Finding { get; } = SweepFigure.TitleOf(result);

    /// <summary>
    /// Renders <c>sweep.html</c> (self-contained), <c>sweep.svg</c> and <c>sweep.csv</c>; the same result gives the
    /// same bytes.
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
            $"Settings evaluated on the training rows of {study.Id}",
            new XElement("header",
                new XElement("p", new XAttribute("class", "kicker"), $"Sweep of study {study.Id}"),
                new XElement("h1", study.Title),
                study.Synthetic ? blocks.Write(new Callout(Tone.Synthetic, ReportDocument.SyntheticNotice)) : null,
                new XElement("p", new XAttribute("class", "headline"), Finding + "."),
                new XElement("ul", Sentences.Select(sentence => new XElement("li", sentence))),
                blocks.Write(new Paragraph("To evaluate the best settings on the test rows: ", Span.Code(command)))),
            new XElement("main", ((Block[])[figure, .. SweepTables.OfThePage(result)]).Select(blocks.Write)));
    }

    private static string Selected(SweepResult result) => result.Selected.Value is { } accuracy
        ? $"With the selection repeated on resamples, and the selected settings evaluated on posts that were not in "
            + $"them, it is {Format.Percent(accuracy)}{Sections.Sentences.Interval(result.Selected)}."
        : "It cannot be corrected for that with so few posts.";

    private static IEnumerable<string> SentencesOf(SweepResult result)
    {
        yield return $"Evaluated on {Format.Counted(result.PredictedRows, "training row", "training rows")} from "
            + $"{Format.Counted(result.Posts, "post", "posts")} in {Math.Min(InnerFolds.Count, result.Posts)} inner "
            + "folds of whole posts, the same for all settings: each row is predicted by a model trained on the other "
            + "folds.";
        if (result.PredictedRows < result.TrainingRows)
        {
            var leftOut = result.TrainingRows - result.PredictedRows;
            yield return Format.Counted(leftOut, "training row is", "training rows are")
                + " left out: the other folds have one outcome only.";
        }
        if (result.Fixed.Count > 0)
        {
            var options = result.Fixed.Select(option => $"{option.Name}={option.Value}");
            yield return $"The same for all settings below: {string.Join(", ", options)}.";
        }
        yield return "No test row was read; feature support is counted on training rows.";
        yield return $"The accuracy of the best of {Format.Count(result.Rows.Count)} settings is optimistic, because "
            + "it was selected on these rows. " + Selected(result);
        if (result.Rows.Count > 2)
        {
            yield return "Intervals of differences account for the number of settings: all of them hold together with a "
                + "probability of 95\u00a0%.";
        }
    }
}
