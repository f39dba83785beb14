using System.Globalization;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Report.Sections;

/// <summary>The outcomes of each period as a stacked bar.</summary>
internal static class BalanceFigure
{
    private const int MostYearsByMonth = 2;
    private const double Bottom = 260;

    /// <summary>Null where no row has a day.</summary>
    public static Figure? Of(IReadOnlyList<MatrixRow> rows)
    {
        var periods = Periods(rows);
        if (periods.Count == 0)
            return null;
        var shares = periods.ConvertAll(period => period.Counts.Share!.Value);
        return new Figure(
            "balance",
            $"The share {OutcomeCounts.Positive} ranges from {Format.Percent(shares.Min())} to "
                + $"{Format.Percent(shares.Max())} by period",
            "Annotated pictures by date of their post.",
            string.Join("; ", periods.Select(period =>
                $"{period.Name}: {Format.Count(period.Counts.InKayfabe)} {OutcomeCounts.Positive}, "
                + $"{Format.Count(period.Counts.NotInKayfabe)} {OutcomeCounts.Negative}")) + ".",
            Draw(periods),
            new Table(
                "balance", "Outcomes by period",
                [
                    new("Period", "period"), new(OutcomeCounts.Positive, "inKayfabe", true),
                    new(OutcomeCounts.Negative, "notInKayfabe", true),
                ],
                [
                    .. periods.Select(period => (Cell[])
                        [period.Name, Cell.Count(period.Counts.InKayfabe), Cell.Count(period.Counts.NotInKayfabe)]),
                ]));
    }

    /// <summary>The rows by year, and by month where that would be one or two bars.</summary>
    internal static List<(string Name, OutcomeCounts Counts)> Periods(IReadOnlyList<MatrixRow> rows)
    {
        var dated = rows.Where(row => row.Published is not null).ToArray();
        var years = dated.Select(row => row.Published!.Value.Year).Distinct().Count();
        var format = years > MostYearsByMonth ? "yyyy" : "yyyy-MM";
        return
        [
            .. dated.GroupBy(row => row.Published!.Value.ToString(format, CultureInfo.InvariantCulture))
                .OrderBy(period => period.Key, StringComparer.Ordinal)
                .Select(period => (period.Key, OutcomeCounts.Of([.. period]))),
        ];
    }

    private static Canvas Draw(List<(string Name, OutcomeCounts Counts)> periods)
    {
        var x = new LinearScale(0, periods.Count, 64, 500);
        var y = LinearScale.Around([0, Math.Max(periods.Max(period => period.Counts.Rows), 1)], Bottom, 16);
        var plot = new Plot(x, y);
        plot.VerticalAxis("Pictures", value => Format.Fixed(value, "#,0.##"));
        plot.Add(Shapes.Line(x.Start, Bottom, x.End, Bottom, "axis"));
        var every = (periods.Count + 7) / 8;
        foreach (var (i, (name, counts)) in periods.Index())
        {
            var (left, width) = (x.At(i + 0.12), x.At(0.76) - x.At(0));
            var (split, top) = (y.At(counts.InKayfabe), y.At(counts.Rows));
            plot.Add(Shapes.Box(left, split, width, Bottom - split, "fill-a"));
            plot.Add(Shapes.Box(left, top, width, split - top, "fill-b"));
            if (i % every == 0)
                plot.Add(Shapes.Text(left + width / 2, Bottom + 18, name, "tick", "middle"));
        }
        plot.Add(Shapes.Text(64, Bottom + 46, $"■ {OutcomeCounts.Positive}", "strong in-a"));
        plot.Add(Shapes.Text(250, Bottom + 46, $"■ {OutcomeCounts.Negative}", "strong in-b"));
        return plot.ToCanvas(below: 58);
    }
}
