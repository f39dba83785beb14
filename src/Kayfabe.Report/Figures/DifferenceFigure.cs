using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>Paired differences of accuracy; an interval that holds zero shows no difference.</summary>
internal static class DifferenceFigure
{
    public static Figure Of(IReadOnlyList<PairedDifference> differences)
    {
        var known = differences.Where(pair => pair.Difference.Value is not null).ToList();
        var clear = known.Count(pair => pair.Difference is { Low: > 0 } or { High: < 0 });
        return new Figure(
            "differences",
            $"{Format.Count(clear)} of {Format.Counted(known.Count, "difference", "differences")} "
                + (clear == 1 ? "is" : "are") + " clear of zero",
            "Difference of accuracy on the same test rows, first less second, with its 95 % interval.",
            string.Join("; ", known.Select(pair =>
                $"{Name(pair)} {Format.Points(pair.Difference.Value!.Value)} points")) + ".",
            ForestPlot.Draw(
                "Difference (percentage points)",
                [.. known.Select(pair => (Name(pair), pair.Difference, false))],
                (0, "no difference")),
            new Table(
                "differences", "Paired differences of accuracy, percentage points",
                [
                    new("First", "first"), new("Second", "second"), new("Difference", "difference", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. differences.Select(pair => (Cell[])
                    [
                        pair.First, pair.Second, Points(pair.Difference.Value), Points(pair.Difference.Low),
                        Points(pair.Difference.High),
                    ]),
                ]));
    }

    private static string Name(PairedDifference pair) => $"{pair.First} − {pair.Second}";

    private static Cell Points(double? difference) =>
        difference is { } known ? new Cell(Format.Points(known), Format.Raw(known)) : new Cell("", "");
}
