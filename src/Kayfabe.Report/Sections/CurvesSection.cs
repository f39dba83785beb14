using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>The result at every cut: ROC and precision-recall.</summary>
internal static class CurvesSection
{
    public static Section Of(ReportModel model) => new(
        "curves", "The result at every cut",
        [
            model.Roc is { } roc
                ? RocFigure.Of(roc, model.Study)
                : new Paragraph("There is no ROC curve: the test rows are all of one class."),
            model.PrecisionRecall is { } curve
                ? PrecisionRecallFigure.Of(curve, model.Study)
                : new Paragraph(
                    $"There is no precision-recall curve: no test row is annotated {model.Study.Positive}."),
        ]);
}
