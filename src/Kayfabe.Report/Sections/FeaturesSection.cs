using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>Which features the model splits on.</summary>
internal static class FeaturesSection
{
    public static Section? Of(ReportModel model) => model.Features is not { } use ? null : new Section(
        "features", "What the model uses",
        use.Scores.Count == 0
            ? [new Paragraph("The model makes no split: it gives every picture the same probability.")]
            :
            [
                new Paragraph(
                    $"Of {Format.Counted(use.Offered, "feature", "features")} the model splits on "
                    + $"{Format.Count(use.Scores.Count)}. Gain says what a feature does for the fit, not that it "
                    + "causes the outcome: a feature that stands in for another can have either's gain."),
                GainFigure.Of(use),
            ]);
}
