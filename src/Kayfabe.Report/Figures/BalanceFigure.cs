using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>The outcomes of each period as a stacked bar.</summary>
internal static class BalanceFigure
{
    public static Figure Of(IReadOnlyList<PeriodBalance> periods, StudyHeader study)
    {
        const double bottom = 260;
        var highest = periods.Max(period => period.InKayfabe + period.NotInKayfabe);
        var x = new LinearScale(0, periods.Count, 64, 500);
        var y = LinearScale.Around([0, Math.Max(highest, 1)], bottom, 16);
        var plot = new Plot(x, y);
        plot.VerticalAxis("Pictures", value => Format.Fixed(value, "#,0.##"));
        plot.Add(Shapes.Line(x.Start, bottom, x.End, bottom, "axis"));
        var every = (periods.Count + 7) / 8;
        foreach (var (i, period) in periods.Index())
        {
            var (left, width) = (x.At(i + 0.12), x.At(0.76) - x.At(0));
            var (split, top) = (y.At(period.InKayfabe), y.At(period.InKayfabe + period.NotInKayfabe));
            plot.Add(Shapes.Box(left, split, width, bottom - split, "fill-a"));
            plot.Add(Shapes.Box(left, top, width, split - top, "fill-b"));
            if (i % every == 0)
                plot.Add(Shapes.Text(left + width / 2, bottom + 18, period.Period, "tick", "middle"));
        }
        plot.Add(Shapes.Text(64, bottom + 46, $"■ {study.Positive}", "strong in-a"));
        plot.Add(Shapes.Text(250, bottom + 46, $"■ {study.Negative}", "strong in-b"));
        var shares = periods.Where(period => period.InKayfabe + period.NotInKayfabe > 0)
            .Select(period => (double)period.InKayfabe / (period.InKayfabe + period.NotInKayfabe))
            .DefaultIfEmpty().ToList();
        return new Figure(
            "balance",
            $"The share {study.Positive} runs from {Format.Percent(shares.Min())} to "
                + $"{Format.Percent(shares.Max())} by period",
            "Annotated pictures by the time of their post.",
            string.Join("; ", periods.Select(period =>
                $"{period.Period}: {Format.Count(period.InKayfabe)} {study.Positive}, "
                + $"{Format.Count(period.NotInKayfabe)} {study.Negative}")) + ".",
            plot.ToCanvas(below: 58),
            new Table(
                "balance", "Outcomes by period",
                [
                    new("Period", "period"), new(study.Positive, "inKayfabe", true),
                    new(study.Negative, "notInKayfabe", true),
                ],
                [
                    .. periods.Select(period => (Cell[])
                        [period.Period, Cell.Count(period.InKayfabe), Cell.Count(period.NotInKayfabe)]),
                ]));
    }
}
