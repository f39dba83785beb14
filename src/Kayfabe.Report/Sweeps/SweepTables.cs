using Kayfabe.Report.Document;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Report;

/// <summary>The cells of a sweep as a table, the best first.</summary>
internal static class SweepTables
{
    private const string Caption = "Settings by accuracy on inner folds of the training rows";

    /// <summary>All cells with all that is known of them, for <c>sweep.csv</c>.</summary>
    public static Table Whole(SweepResult result) => Of(result, result.Rows, withProblems: true);

    /// <summary>The first rows, and what the page says of the others.</summary>
    public static IEnumerable<Block> OfThePage(SweepResult result)
    {
        var shown = result.Rows.Take(ReportDocument.RowsShown).ToList();
        yield return Of(result, shown, shown.Exists(row => row.Problem is not null));
        if (shown.Count < result.Rows.Count)
        {
            yield return new Paragraph(
                $"The first {ReportDocument.RowsShown} of {Format.Count(result.Rows.Count)}; all are in ", Span.Code("sweep.csv"), ".");
        }
    }

    private static Table Of(SweepResult result, IReadOnlyList<SweepRow> rows, bool withProblems) => new(
        "sweep", Caption,
        [
            new("Rank", "rank", true), .. result.Axes.Select(axis => new Column(axis.Option, axis.Setting)),
            new("The study's own", "own"),
            new("Accuracy", "accuracy", true), new("95\u00a0% from", "accuracyLow", true), new("to", "accuracyHigh", true),
            new("Difference to own (points)", "difference", true), new("95\u00a0% from", "differenceLow", true),
            new("to", "differenceHigh", true),
            new("Balanced accuracy", "balancedAccuracy", true), new("Log loss", "logLoss", true),
            .. withProblems ? (Column[])[new("Problem", "problem")] : [],
        ],
        [
            .. rows.Select((row, i) => (Cell[])
            [
                Cell.Count(i + 1), .. row.Cell.Values.Select(value => new Cell(SweepNames.Value(value), value)),
                row.Cell.IsOwn ? new Cell("yes", "true") : new Cell("", "false"),
                .. Cell.ShareWithInterval(Estimates.Of(row.Accuracy)),
                Points(row.Difference.Value), Points(row.Difference.Interval?.Low), Points(row.Difference.Interval?.High),
                Cell.Share(row.BalancedAccuracy), Cell.Number(row.LogLoss),
                .. withProblems ? (Cell[])[row.Problem ?? ""] : [],
            ]),
        ]);

    private static Cell Points(double? difference) =>
        difference is { } known ? new Cell(Format.Points(known), Format.Raw(known)) : new Cell("", "");
}
