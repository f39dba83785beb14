using Kayfabe.Report.Document;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Sweeps;
namespace Kayfabe.Report.Sweeps;

/// <summary>The cells of a sweep as tables, the best first.</summary>
internal static class SweepTables
{
    /// <summary>All that is known of all cells, for <c>sweep.csv</c>.</summary>
    public static Table Whole(SweepResult result) => new(
        "sweep", "All settings that were evaluated",
        [
            new("Rank", "rank"), .. result.Axes.Select(axis => new Column(axis.Option, axis.Setting)),
            new("The study's own", "own"),
            new("Accuracy", "accuracy"), new("95\u00a0% from", "low"), new("to", "high"),
            new("Difference", "difference"), new("95\u00a0% from", "differenceLow"), new("to", "differenceHigh"),
            new("Balanced accuracy", "balancedAccuracy"), new("Log loss", "logLoss"), new("Problem", "problem"),
        ],
        [
            .. result.Rows.Select((row, i) => (Cell[])
            [
                Cell.Count(i + 1), .. row.Cell.Values.Select(value => new Cell(value, value)),
                row.Cell.IsOwn ? "yes" : "no",
                .. Exact(row.Accuracy), .. Exact(row.Difference),
                Cell.ExactOrEmpty(row.BalancedAccuracy), Cell.ExactOrEmpty(row.LogLoss), row.Problem ?? "",
            ]),
        ]);

    /// <summary>The first rows, narrow enough for a phone, and what the page says of the others.</summary>
    public static IEnumerable<Block> OfThePage(SweepResult result)
    {
        yield return new Table(
            "sweep", "Settings by accuracy on inner folds of the training rows, with 95\u00a0% intervals",
            [
                .. result.Axes.Select(axis => new Column(axis.Option, axis.Setting, true)),
                new("Accuracy", "accuracy", true), new("Difference from own (points)", "difference", true),
                new("Balanced accuracy", "balancedAccuracy", true), new("Log loss", "logLoss", true),
            ],
            [.. result.Rows.Take(ReportDocument.RowsShown).Select(row => (Cell[])[.. Values(row), .. Measures(row)])]);
        if (result.Rows.Count > ReportDocument.RowsShown)
        {
            yield return new Paragraph(
                $"The first {ReportDocument.RowsShown} of {Format.Count(result.Rows.Count)}; all are in ",
                Span.Code("sweep.csv"), ".");
        }
    }

    private static IEnumerable<Cell> Values(SweepRow row) => row.Cell.Values.Select((value, i) =>
        new Cell(SweepNames.Value(value), Note: i == 0 && row.Cell.IsOwn ? "the study's own" : null));

    private static Cell[] Measures(SweepRow row) => row.Problem is { } problem
        ? [new Cell("failed", Note: problem), "", "", ""]
        :
        [
            Cell.Share(row.Accuracy.Value) with
            {
                Note = row.Accuracy.Interval is { } interval
                    ? $"{Percent(interval.Low)}\u00a0to\u00a0{Percent(interval.High)}"
                    : null,
            },
            row.Difference.Value is { } difference
                ? new Cell(Format.Points(difference), Note: row.Difference.Interval is { } range
                    ? $"{Format.Points(range.Low)}\u00a0to\u00a0{Format.Points(range.High)}"
                    : null)
                : "",
            Cell.Share(row.BalancedAccuracy), Cell.Number(row.LogLoss),
        ];

    private static Cell[] Exact(Estimate estimate) =>
    [
        Cell.ExactOrEmpty(estimate.Value), Cell.ExactOrEmpty(estimate.Interval?.Low),
        Cell.ExactOrEmpty(estimate.Interval?.High),
    ];

    private static string Percent(double share) => Format.Fixed(share * 100, "0.0");
}
