using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Report.Sweeps;

/// <summary>The accuracy of the best cells with its interval, and that of the study's own settings.</summary>
internal static class SweepFigure
{
    /// <summary>The cells that are drawn; a sweep may have a thousand.</summary>
    public const int Drawn = 20;

    public static Figure Of(SweepResult result)
    {
        var known = result.Rows.Where(row => row.Accuracy.Value is not null).ToList();
        var drawn = known.Where((row, i) => i < Drawn || row.Cell.IsOwn).ToList();
        var own = result.Own.Accuracy.Value;
        return new Figure(
            "sweep",
            TitleOf(result),
            "Accuracy on inner folds of the training rows with its 95 % interval"
                + (drawn.Count < known.Count ? $", for the best {Drawn} of {Format.Count(known.Count)} settings" : "")
                + (own is null ? "." : "; the study's own settings are in bold and marked by the dashed line."),
            string.Join("; ", drawn.Select(row => $"{SweepNames.Of(result, row)} {Share(row)}")) + ".",
            ForestPlot.Draw(
                "Accuracy on inner folds (%)",
                [.. drawn.Select(row => (SweepNames.Of(result, row), row.Accuracy, row.Cell.IsOwn))],
                own is { } share ? (share, "the study's own") : null),
            new Table(
                "sweep-figure", "What is drawn",
                [
                    new("Settings", "settings"), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. drawn.Select(row => (Cell[])
                        [SweepNames.Of(result, row), .. Cell.ShareWithInterval(row.Accuracy)]),
                ]));
    }

    public static string TitleOf(SweepResult result)
    {
        var (best, own) = (result.Best, result.Own);
        if (own.Accuracy.Value is null)
            return $"The best settings ({SweepNames.Of(result, best)}) have {Share(best)}; the study's own failed";
        if (best.Cell.IsOwn)
            return $"No other settings are better than the study's own ({SweepNames.Of(result, own)}) with "
                + $"{Share(own)}";
        var isClear = best.Difference.Interval is { Low: > 0 };
        return $"The best settings ({SweepNames.Of(result, best)}) have {Share(best)}, "
            + (isClear ? "clearly better" : "not clearly better")
            + $" than the study's own with {Share(own)}";
    }

    private static string Share(SweepRow row) => Format.Percent(row.Accuracy.Value!.Value);
}
