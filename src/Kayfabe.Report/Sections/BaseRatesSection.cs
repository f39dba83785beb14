using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>What the predictions are worth where another share of pictures is in kayfabe, and at other cuts.</summary>
internal static class BaseRatesSection
{
    public static Section? Of(ReportInputs inputs)
    {
        var values = BaseRates.Of(inputs.Predictions, inputs.Metrics.Cut);
        return values.Count == 0 ? null : new Section(
            "base-rates", "Other base rates and cuts",
            [
                new Paragraph(
                    $"Of the test rows {Format.Percent(Own(inputs))} are {OutcomeCounts.Positive}. Among pictures with "
                    + "another share (base rate), precision and negative predictive value differ, even where recall "
                    + "and specificity stay the same. The table is by Bayes’ theorem, for pictures of each outcome like "
                    + "those tested."),
                Rates(values, Own(inputs)),
                Benefit(NetBenefit.Of(inputs.Predictions)),
            ]);
    }

    private static double Own(ReportInputs inputs) => OutcomeCounts.Of(inputs.Test.Rows).Share!.Value;

    private static Table Rates(IReadOnlyList<BaseRateValue> values, double own) => new(
        "base-rates", "Predictive values at other base rates",
        [
            new("Base rate", "baseRate", true), new("Precision", "precision", true), new("95\u00a0% from", "low", true),
            new("to", "high", true), new("Negative predictive value", "negativePredictiveValue", true),
            new("95\u00a0% from", "negativeLow", true), new("to", "negativeHigh", true), new("", "note"),
        ],
        [
            .. values.Select(value => (Cell[])
            [
                Cell.Share(value.BaseRate), .. Cell.ShareWithInterval(value.Precision),
                .. Cell.ShareWithInterval(value.NegativePredictiveValue),
                value.BaseRate == own ? "the test rows" : "",
            ]),
        ]);

    /// <summary>The net benefit against the cut, beside acting on every picture or on none.</summary>
    private static Figure Benefit(IReadOnlyList<NetBenefit> points)
    {
        var top = points.Max(point => Math.Max(point.Model.Interval?.High ?? point.Model.Value!.Value, point.All));
        top = Math.Max(0.1, top);
        var plot = new Plot(new LinearScale(0, 1, 64, 500), new LinearScale(-top / 3, top, 340, 16));
        plot.HorizontalAxis("Cut: the probability from which to act (%)", share => Format.Fixed(share * 100, "0"));
        plot.VerticalAxis("Net benefit (per 100 pictures)", share => Format.Fixed(share * 100, "0"));
        if (points.All(point => point.Model.Interval is not null))
        {
            plot.Band(
                [
                    .. points.Select(point => (
                        point.Cut, Clip(point.Model.Interval!.Value.Low), Clip(point.Model.Interval.Value.High))),
                ],
                "band");
        }
        plot.Curve([(0, 0), (1, 0)], "axis");
        plot.Curve(points.Where(point => point.All >= -top / 3).Select(point => (point.Cut, point.All)), "guide");
        plot.Curve(points.Select(point => (point.Cut, Clip(point.Model.Value!.Value))), "line-a");
        plot.Text(0, top, "model", "strong in-a", dx: 330, dy: 16);
        plot.Text(0, top, "dashed: act on every picture", "tick", dx: 250, dy: 38);
        var better = points.Where(point => point.IsBetter).ToArray();
        return new Figure(
            "net-benefit",
            better.Length == 0
                ? "At no cut is the model shown to be better than acting on every picture or on none"
                : $"At {Format.Count(better.Length)} of {Format.Count(points.Count)} cuts the model is better than "
                    + "acting on every picture or on none",
            "Net benefit: true positives less false positives, weighted by the odds of the cut, per 100 test pictures "
                + "(Vickers and Elkin 2006). A cut of 20 % suits somebody for whom one picture found is worth four "
                + "false alarms. Acting on none has 0. The band is the 95 % interval; a cut counts as better where this "
                + "interval and that of the difference from acting on every picture, paired by picture, are above zero.",
            string.Join("; ", points.Select(point =>
                $"{Format.Percent(point.Cut)}: {Format.Fixed(point.Model.Value!.Value * 100, "0.0")}")) + ".",
            plot.ToCanvas(),
            new Table(
                "net-benefit", "Net benefit by cut",
                [
                    new("Cut", "cut", true), new("Model", "model", true), new("95\u00a0% from", "low", true),
                    new("to", "high", true), new("Every picture", "all", true),
                ],
                [
                    .. points.Select(point => (Cell[])
                    [
                        Cell.Exact(point.Cut), .. Cell.NumberWithInterval(point.Model), Cell.Number(point.All),
                    ]),
                ]));

        double Clip(double value) => Math.Max(-top / 3, value);
    }
}
