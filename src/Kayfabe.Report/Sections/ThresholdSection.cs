using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;

namespace Kayfabe.Report.Sections;

/// <summary>The study at additional thresholds.</summary>
internal static class ThresholdSection
{
    public static Section? Of(ReportInputs inputs)
    {
        if (inputs.Thresholds.Count == 0 || inputs.Settings.Featurize?.Threshold is not { } chosen)
            return null;
        var figures = new ThresholdFigures(inputs.Thresholds, chosen);
        return new Section(
            "threshold", "Effect of the confidence threshold",
            [
                new Paragraph(
                    $"A detection counts as a feature at a confidence of {Format.Raw(chosen)} or more. The figures "
                    + "show the same study at additional thresholds. These were evaluated on the test rows, so the "
                    + "accuracy at the best of them is optimistic."),
                inputs.Thresholds.Any(result => result.Accuracy.Value is not null)
                    ? figures.Accuracy()
                    : new Paragraph("Accuracy is not defined at any threshold."),
                figures.Sizes(),
            ]);
    }
}
