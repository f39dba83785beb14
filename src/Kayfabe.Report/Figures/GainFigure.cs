using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Figures;

/// <summary>The features with the highest gain.</summary>
internal static class GainFigure
{
    private const int Shown = 20;

    public static Figure Of(FeatureUse use)
    {
        var top = use.Scores.Take(Shown).ToList();
        return new Figure(
            "gain",
            $"Splits on {top[0].Feature} gain most",
            $"The {Format.Counted(top.Count, "feature", "features")} with the highest gain: the mean reduction of "
                + "the training loss by the splits on a feature.",
            $"Bars in descending order, from {top[0].Feature} with {Format.Fixed(top[0].Gain, "0.0")} to "
                + $"{top[^1].Feature} with {Format.Fixed(top[^1].Gain, "0.0")}.",
            RankedBars.Draw(
                "Mean gain of a split (log loss)",
                [.. top.Select(score => (score.Feature, score.Gain, Format.Fixed(score.Gain, "0.0")))]),
            new Table(
                "features", "Features by gain",
                [
                    new("Feature", "feature"), new("Gain (mean)", "gain", true), new("Weight (splits)", "weight", true),
                    new("Cover (mean)", "cover", true),
                ],
                [
                    .. use.Scores.Select(score => (Cell[])
                    [
                        score.Feature, OneDecimal(score.Gain), OneDecimal(score.Weight, "0"), OneDecimal(score.Cover),
                    ]),
                ]));
    }

    private static Cell OneDecimal(double value, string format = "0.0") =>
        new(Format.Fixed(value, format), Format.Raw(value));
}
