using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Sections;

/// <summary>The rungs below each other: accuracy with its interval, and the constant prediction there.</summary>
internal static class LadderFigure
{
    private const double Row = 48;
    private const double Top = 14;

    public static Figure Of(Ladder ladder) => new(
        "ladder",
        Title(ladder),
        "Accuracy with its 95 % interval; the short dashed mark is the constant prediction on the same rows"
            + (HasSeeds(ladder) ? ", the band the range over training seeds." : "."),
        string.Join("; ", ladder.Rungs.Select(rung =>
            $"{LadderSection.NameOf(rung.Step)} {Sentences.Share(rung.Accuracy)}")) + ".",
        Draw(ladder),
        Numbers(ladder));

    private static string Title(Ladder ladder)
    {
        var steps = ladder.Rungs.Where(rung => rung.FromBefore?.AdjustedP is not null).ToArray();
        var clear = steps.Where(rung => rung.FromBefore!.IsClear).ToArray();
        if (steps.Length == 0)
            return "Accuracy in each step; the study is too small to judge the differences";
        return clear.Length == 0
            ? $"None of {Format.Counted(steps.Length, "step", "steps")} makes a clear difference"
            : $"Clear differences, in percentage points: {string.Join(", ", clear.Select(Named))}";

        static string Named(Rung rung) =>
            $"{LadderSection.NameOf(rung.Step)} {Format.Points(rung.FromBefore!.Accuracy.Value!.Value)}";
    }

    private static Canvas Draw(Ladder ladder)
    {
        var known = ladder.Rungs.Where(rung => rung.Accuracy.Value is not null).ToArray();
        var bottom = Top + (known.Length * Row);
        var scale = LinearScale.Around(
            [
                .. known.SelectMany(rung => ForestPlot.Ends(rung.Accuracy).Append(rung.Constant))
                    .OfType<double>().Concat(known.SelectMany(rung => rung.OverSeeds)).Select(share => share * 100),
            ],
            RowName.Right + 18, Canvas.Width - 24);
        var plot = new Plot(scale, new LinearScale(0, 1, bottom, Top));
        plot.HorizontalAxis("Accuracy (%)", value => Format.Fixed(value, "0.##"));
        foreach (var (i, rung) in known.Index())
        {
            foreach (var shape in Shaped(rung, Top + ((i + 0.5) * Row), scale, isLast: i == known.Length - 1))
                plot.Add(shape);
        }
        return plot.ToCanvas();
    }

    private static IEnumerable<XElement> Shaped(Rung rung, double y, LinearScale scale, bool isLast)
    {
        foreach (var line in RowName.Draw(LadderSection.NameOf(rung.Step), y, lines: 3, isLast))
            yield return line;
        if (rung.OverSeeds is [var least, .., var most] && least < most)
        {
            var (left, right) = (scale.At(least * 100), scale.At(most * 100));
            yield return Shapes.Box(left, y - 9, right - left, 18, "band");
        }
        if (rung.Constant is { } constant)
            yield return Shapes.Line(scale.At(constant * 100), y - 14, scale.At(constant * 100), y + 14, "guide");
        if (rung.Accuracy.Interval is { } interval)
        {
            yield return Shapes.Line(
                scale.At(interval.Low * 100), y, scale.At(interval.High * 100), y, isLast ? "line-b" : "line-a");
        }
        yield return Shapes.Dot(
            scale.At(rung.Accuracy.Value!.Value * 100), y, isLast ? 6 : 5, isLast ? "fill-b" : "fill-a");
    }

    private static Table Numbers(Ladder ladder) => new(
        "ladder", "What changes the result, one thing at a time",
        [
            new("Changed", "changed"), new("Rows", "rows", true), new("Accuracy", "accuracy", true),
            new("95\u00a0% from", "low", true), new("to", "high", true),
            new("Difference from the line before, points", "difference", true),
            new("95\u00a0% from", "differenceLow", true), new("to", "differenceHigh", true), new("Clear", "clear"),
            new("Constant prediction", "constant", true),
            .. HasSeeds(ladder) ? (Column[])[new("Over seeds: median, range", "seeds")] : [],
        ],
        [
            .. ladder.Rungs.Select(rung => (Cell[])
            [
                LadderSection.NameOf(rung.Step), Cell.Count(rung.Rows), .. Cell.ShareWithInterval(rung.Accuracy),
                Cell.Points(rung.FromBefore?.Accuracy.Value), Cell.Points(rung.FromBefore?.Accuracy.Interval?.Low),
                Cell.Points(rung.FromBefore?.Accuracy.Interval?.High),
                rung.FromBefore is { AdjustedP: not null } step ? step.IsClear ? "yes" : "no" : "",
                rung.Constant is { } constant ? Cell.Share(constant) : Cell.Empty,
                .. HasSeeds(ladder) ? (Cell[])[Seeds(rung)] : [],
            ]),
        ]);

    private static bool HasSeeds(Ladder ladder) =>
        ladder.Rungs.Any(rung => rung.OverSeeds is [var least, .., var most] && least < most);

    private static string Seeds(Rung rung)
    {
        var runs = rung.OverSeeds;
        return runs.Count < 2 ? "" : $"{Format.Percent(SeedSpread.MedianOf(runs))}, {Format.Percent(runs[0])} to "
            + $"{Format.Percent(runs[^1])} ({Format.Counted(runs.Count, "seed", "seeds")})";
    }
}
