using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Sections;

/// <summary>Which features the model splits on, and what they do to its predictions.</summary>
internal static class FeaturesSection
{
    private const int Shown = 20;

    public static Section Of(ReportInputs inputs) => new(
        "features", "Feature importance",
        inputs.Scores.Count == 0
            ? [new Paragraph("The model makes no split: it gives every picture the same probability.")]
            :
            [
                new Paragraph(
                    $"The model splits on {Format.Count(inputs.Scores.Count)} of "
                    + $"{Format.Counted(inputs.Train.Features.Count, "feature", "features")}. Gain measures how much a "
                    + "feature improves the fit, not whether it causes the outcome: correlated features can replace "
                    + "each other."),
                Gain(inputs.Scores),
                .. ContributionFigures.Of(inputs) is { } figures
                    ? (Block[])
                    [
                        new Paragraph(
                            "A contribution (SHAP value) is what a feature adds to one prediction, in log-odds. A "
                            + "row's contributions and the model's base value add up to its prediction exactly "
                            + "(TreeSHAP)."),
                        figures.Ranked(),
                        figures.Spread(),
                    ]
                    : [],
            ]);

    /// <summary>The features with the highest gain.</summary>
    private static Figure Gain(IReadOnlyList<FeatureScore> scores)
    {
        var top = scores.Take(Shown).ToList();
        return new Figure(
            "gain",
            $"{top[0].Feature} " + (top.Count == 1 ? "is the only feature with a split" : "has the highest gain"),
            "Gain is the mean reduction of the training loss by splits on a feature"
                + (scores.Count > top.Count ? $"; the {Format.Count(top.Count)} features with the highest." : "."),
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
                    .. scores.Select(score => (Cell[])
                    [
                        score.Feature, Rounded(score.Gain), Rounded(score.Weight, "0"), Rounded(score.Cover),
                    ]),
                ]));
    }

    private static Cell Rounded(double value, string format = "0.0") =>
        new(Format.Fixed(value, format), Format.Raw(value));
}
