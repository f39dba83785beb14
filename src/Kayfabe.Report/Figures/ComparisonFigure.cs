using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>The accuracy of every model with its interval.</summary>
internal static class ComparisonFigure
{
    public static Figure Of(Comparisons comparisons, TestResult result)
    {
        var known = comparisons.Rows.Where(row => row.Accuracy.Value is not null).ToList();
        var (least, most) = (known.MinBy(row => row.Accuracy.Value)!, known.MaxBy(row => row.Accuracy.Value)!);
        var reported = known.Find(row => row.IsReported);
        var rival = known.Where(row => !row.IsReported).MaxBy(row => row.Accuracy.Value);
        return new Figure(
            "comparisons",
            reported is null || rival is null
                ? $"Accuracy runs from {Sentences.Share(least.Accuracy)} ({least.Name}) to "
                    + $"{Sentences.Share(most.Accuracy)} ({most.Name})"
                : $"The reported {Sentences.Share(reported.Accuracy)} stands beside {Sentences.Share(rival.Accuracy)} "
                    + $"of the best other model ({rival.Name})",
            "Accuracy with its 95 % interval. Rows of another split have other test rows.",
            string.Join("; ", known.Select(row => $"{row.Name} {Sentences.Share(row.Accuracy)}")) + ".",
            ForestPlot.Draw(
                "Accuracy on the test rows (%)",
                [.. known.Select(row => (row.Name, row.Accuracy, row.IsReported))],
                result.Majority.Value is { } majority ? (majority, "majority class") : null),
            new Table(
                "comparisons", "Models on the same question",
                [
                    new("Model", "name"), new("Features", "features"), new("Blanks", "blanks"), new("Split", "split"),
                    new("Test rows", "rows", true), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. comparisons.Rows.Select(row => (Cell[])
                    [
                        row.IsReported ? Span.Strong(row.Name) : row.Name, row.Features, row.Blanks, row.Split,
                        Cell.Count(row.Rows), .. Cell.ShareWithInterval(row.Accuracy),
                    ]),
                ]));
    }
}
