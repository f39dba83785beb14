using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Sections;

/// <summary>Paired differences in accuracy between models on the same folds.</summary>
internal static class DifferencesFigure
{
    public static Figure Of(IReadOnlyList<ModelDifference> differences)
    {
        var known = differences.Where(pair => pair.Accuracy.Value is not null).ToList();
        var clear = known.Count(pair => pair.IsClear);
        return new Figure(
            "differences",
            $"{Format.Count(clear)} of {Format.Counted(known.Count, "difference", "differences")} "
                + (clear == 1 ? "is" : "are") + " clear after adjustment for their number",
            "Difference in accuracy on the same rows, first minus second. Each line is the 95 % interval of that "
                + "difference alone; those with a larger dot are clear: p is below 0.05 after Holm's adjustment for "
                + "all differences of the figure.",
            string.Join("; ", known.Select(pair =>
                $"{Name(pair)} {Format.Points(pair.Accuracy.Value!.Value)} points")) + ".",
            ForestPlot.Draw(
                "Difference (percentage points)",
                [.. known.Select(pair => (Name(pair), pair.Accuracy, pair.IsClear))],
                (0, "no difference")),
            new Table(
                "differences", "Paired differences in accuracy, percentage points",
                [
                    new("First", "first"), new("Second", "second"), new("Difference", "difference", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                    new("p, adjusted", "adjustedP", true), new("Clear", "clear"),
                ],
                [
                    .. differences.Select(pair => (Cell[])
                    [
                        pair.First, pair.Second, Cell.Points(pair.Accuracy.Value),
                        Cell.Points(pair.Accuracy.Interval?.Low), Cell.Points(pair.Accuracy.Interval?.High),
                        pair.AdjustedP is { } p ? Cell.Number(p) : Cell.Empty,
                        pair.AdjustedP is null ? "" : pair.IsClear ? "yes" : "no",
                    ]),
                ]));
    }

    private static string Name(ModelDifference pair) => pair.First == $"{pair.Second}, tuned"
        ? $"{pair.Second}: tuned − study's settings"
        : $"{pair.First} − {pair.Second}";
}
