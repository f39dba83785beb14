using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>The result beside baselines.</summary>
internal static class ComparisonsSection
{
    public static Section? Of(ReportModel model) => model.Comparisons is not { } comparisons ? null : new Section(
        "comparisons", "Compared with what",
        [
            new Paragraph(
                "A result means little by itself: here it stands beside other models of the same data, from the plain "
                + "guess upwards. ", comparisons.Method),
            comparisons.Rows.Any(row => row.Accuracy.Value is not null)
                ? ComparisonFigure.Of(comparisons, model.Result)
                : new Paragraph("No model could be compared."),
            .. comparisons.Differences.Any(pair => pair.Difference.Value is not null)
                ? (Block[])[DifferenceFigure.Of(comparisons.Differences)]
                : [],
        ]);
}
