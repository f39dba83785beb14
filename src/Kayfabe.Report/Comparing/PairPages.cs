using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Html;
using Kayfabe.Report.Sections;
namespace Kayfabe.Report.Comparing;

/// <summary>Two runs compared, as files.</summary>
public static class PairPages
{
    /// <summary>
    /// Renders <c>compare.html</c> (self-contained) and <c>differences.csv</c>. The same pair gives the same bytes.
    /// </summary>
    public static IReadOnlyList<ReportFile> Render(RunPair pair) =>
    [
        ReportFile.Utf8("compare.html", HtmlPage.Write(Compose(pair))),
        ReportFile.Utf8("differences.csv", TableCsv.Write(DifferencesTable.Of(pair), pair.Study.Synthetic)),
    ];

    internal static ReportDocument Compose(RunPair pair) => new(
        pair.Study with
        {
            Title = $"{pair.A.Name} and {pair.B.Name} compared",
            Question = "How do the two runs differ, and how do their results?",
            Description = null,
        },
        PairSentences.Headline(pair),
        [.. KeyResults(pair)],
        [
            new Section("runs", "The runs",
            [
                new BulletList(
                [
                    [Span.Strong("a"), "  ", Span.Code(pair.A.Name), $": {pair.A.Description}."],
                    [Span.Strong("b"), "  ", Span.Code(pair.B.Name), $": {pair.B.Description}."],
                ]),
            ]),
            new Section("differences", "Differences in the inputs", [.. Changes(pair)]),
            new Section("metrics", "Differences in the results", [.. MetricBlocks(pair)]),
        ]);

    private static IEnumerable<KeyResult> KeyResults(RunPair pair)
    {
        var rows = MetricRow.Of(pair);
        if (rows.Count > 0)
        {
            var on = pair.Comparison!.Metrics.Count > 0 ? "common test rows" : "its own test rows";
            yield return new KeyResult("Accuracy of a", rows[0].A, on);
            yield return new KeyResult("Accuracy of b", rows[0].B, on);
            if (rows[0].IsPaired)
                yield return new KeyResult("b - a, points", rows[0].Difference, IntervalOf(rows[0]));
        }
        yield return pair.Changes is { } changes
            ? new KeyResult("Differences", Format.Count(changes.Count), PairSentences.Counted(changes))
            : new KeyResult("Differences", "unknown", "a run has no lock");
    }

    private static string IntervalOf(MetricRow row) =>
        row.Low.Length == 0 ? "no interval" : $"95\u00a0% interval {row.Low} to {row.High}";

    private static IEnumerable<Block> Changes(RunPair pair)
    {
        if (pair.Changes is not { } changes)
        {
            yield return new Callout(Tone.Note, pair.WhyUnknown);
            yield break;
        }
        if (changes.Count == 0)
        {
            yield return new Paragraph("Settings, data, code and environment are the same.");
            yield break;
        }
        yield return new Paragraph(
            "Each cause is listed once, at the stage where it enters; changes that only follow from an earlier stage "
            + "are left out.");
        yield return new Table(
            "differences", "From a to b",
            [new("What", "kind"), new("Stage", "stage"), new("From a to b", "text")],
            [
                .. changes.Take(ReportDocument.RowsShown).Select(change => (Cell[])
                [
                    change.Kind, PairSentences.StageOf(change), change.Text,
                ]),
            ]);
        if (changes.Count > ReportDocument.RowsShown)
            yield return new Paragraph(
                $"The first {ReportDocument.RowsShown} of {Format.Count(changes.Count)}; all are in ",
                Span.Code("differences.csv"), ".");
    }

    private static IEnumerable<Block> MetricBlocks(RunPair pair)
    {
        if (PairSentences.WhyNotPaired(pair) is { } why)
            yield return new Callout(Tone.Note, why);
        if (PairSentences.Rows(pair).ToArray() is { Length: > 0 } sentences)
            yield return new Paragraph(string.Join(' ', sentences));
        var rows = MetricRow.Of(pair);
        if (rows.Count == 0)
            yield break;
        if (PairFigure(pair) is { } figure)
            yield return figure;
        var isPaired = rows.Any(row => row.IsPaired);
        yield return new Table(
            "metrics", "Metrics of a and b" + (isPaired ? "; differences of percentages are in percentage points" : ""),
            [
                new("Metric", "metric"), new("a", "a", true), new("b", "b", true),
                .. isPaired ? (Column[])[new("b - a, 95\u00a0% interval", "difference", true)] : [],
            ],
            [
                .. rows.Select(row => (Cell[])
                [
                    new Cell(row.Metric.Name, Note: row.Finding.Length == 0 ? null : row.Finding), row.A, row.B,
                    .. isPaired ? (Cell[])[new Cell(row.Difference, Note: Interval(row))] : [],
                ]),
            ]);
    }

    private static string? Interval(MetricRow row) => row.Low.Length == 0 ? null : $"{row.Low} to {row.High}";

    private static Figure? PairFigure(RunPair pair)
    {
        var shares =
        (
            from text in MetricText.All
            where text.IsShare
            join metric in pair.Comparison!.Metrics on text.Metric equals metric.Metric
            where metric.Difference.Value is not null
            select (metric.Difference, Text: text)
        ).ToArray();
        if (shares.Length == 0)
            return null;
        var clear = shares.Count(share => PairSentences.Finding(share.Text.Metric, share.Difference) is not null);
        return new Figure(
            "paired-differences",
            $"{Format.Count(clear)} of {Format.Counted(shares.Length, "difference", "differences")} "
                + (clear == 1 ? "has" : "have") + " an interval that excludes zero",
            "b minus a on the common test rows, with its 95 % interval; an interval that contains zero shows no clear "
                + "difference.",
            string.Join("; ", shares.Select(share =>
                $"{share.Text.Name} {Format.Points(share.Difference.Value!.Value)} points")) + ".",
            ForestPlot.Draw(
                "b - a (percentage points)",
                [.. shares.Select(share => (share.Text.Name, share.Difference, false))],
                (0, "no difference")),
            new Table(
                "paired-differences", "Differences, percentage points",
                [
                    new("Metric", "metric"), new("b - a", "difference", true), new("95\u00a0% from", "low", true),
                    new("to", "high", true),
                ],
                [.. MetricRow.Of(pair).Where(row => row.Metric.IsShare).Select(row =>
                    (Cell[])[row.Metric.Name, row.Difference, row.Low, row.High])]));
    }
}
