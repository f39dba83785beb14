using System.Xml.Linq;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Sections;

/// <summary>One dot per training seed, stacked where they coincide, over an axis of accuracy.</summary>
internal static class SeedFigure
{
    private const double Base = 190;
    private const double Radius = 5.5;

    public static Figure Of(SeedSpread spread)
    {
        var marks = spread.Published is { } known ? [known] : Array.Empty<double>();
        var x = LinearScale.Around([.. spread.Runs.Select(run => run.Accuracy * 100), .. marks.Select(m => m * 100)],
            28, Canvas.Width - 28);
        var plot = new Plot(x, new LinearScale(0, 1, Base, 70));
        plot.HorizontalAxis("Accuracy on the test rows (%)", value => Format.Fixed(value, "0.##"));
        foreach (var shape in Dots(spread, x))
            plot.Add(shape);
        Mark(plot, x, spread.Median, 22, $"median {Percent(spread.Median)}", "guide", "label");
        if (spread.Published is { } published)
            Mark(plot, x, published, 46, $"published {Percent(published)}", "mark-b", "strong in-b");
        return new Figure(
            "seeds",
            $"Accuracy ranges from {Percent(spread.Min)} to {Percent(spread.Max)} with the training seed alone",
            $"Accuracy on the same test rows with {Format.Counted(spread.Runs.Count, "seed", "seeds")}, one dot per "
                + $"seed; the ring marks the seed of this report's model ({Format.Raw(spread.Chosen)}).",
            $"Dots from {Percent(spread.Min)} to {Percent(spread.Max)}, median {Percent(spread.Median)}"
                + (spread.Published is { } value ? $"; the published value is {Percent(value)}." : "."),
            plot.ToCanvas(),
            new Table(
                "seeds", "Accuracy by training seed",
                [new("Seed", "seed", true), new("Accuracy", "accuracy", true), new("This report's", "chosen")],
                [
                    .. spread.Runs.Select(run => (Cell[])
                    [
                        new Cell(Format.Raw(run.Seed), Format.Raw(run.Seed)), Cell.Share(run.Accuracy),
                        run.Seed == spread.Chosen ? "yes" : "",
                    ]),
                ]));
    }

    private static string Percent(double share) => Format.Percent(share);

    /// <summary>Dots that would overlap are stacked; the chosen one is at the bottom of its stack.</summary>
    private static IEnumerable<XElement> Dots(SeedSpread spread, LinearScale x)
    {
        var stacks = spread.Runs
            .GroupBy(run => Math.Round(x.At(run.Accuracy * 100) / (2 * Radius)))
            .OrderBy(stack => stack.Key);
        foreach (var stack in stacks)
        {
            var ordered = stack.OrderByDescending(run => run.Seed == spread.Chosen).ThenBy(run => run.Seed);
            foreach (var (level, run) in ordered.Index())
            {
                var (atX, atY) = (x.At(run.Accuracy * 100), Base - 9 - level * (2 * Radius + 1));
                yield return Shapes.Dot(atX, atY, Radius, "fill-a");
                if (run.Seed == spread.Chosen)
                    yield return Shapes.Dot(atX, atY, Radius + 1.5, "ring");
            }
        }
    }

    /// <summary>A vertical line with its words at the side where there is room.</summary>
    private static void Mark(
        Plot plot, LinearScale x, double share, double top, string text, string lineStyle, string textStyle)
    {
        var at = x.At(share * 100);
        var atRight = at < Canvas.Width / 2;
        plot.Add(Shapes.Line(at, top - 12, at, Base, lineStyle));
        plot.Add(Shapes.Text(at + (atRight ? 7 : -7), top, text, textStyle, atRight ? "start" : "end"));
    }
}
