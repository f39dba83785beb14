using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;

namespace Kayfabe.Report.Sections;

/// <summary>What the threshold does.</summary>
internal static class ThresholdSection
{
    public static Section? Of(ReportInputs inputs)
    {
        if (inputs.Thresholds.Count == 0 || inputs.Settings.Featurize?.Threshold is not { } chosen)
            return null;
        var figures = new ThresholdFigures(inputs.Thresholds, chosen);
        return new Section(
            "threshold", "What the threshold does",
            [
                new Paragraph(
                    "A detection counts as a feature at or above a confidence of "
                    + $"{Format.Raw(chosen)}. Below are the same study's numbers at others. They were looked at on "
                    + "the test rows, so that the best of them is no estimate of anything."),
                inputs.Thresholds.Any(result => result.Accuracy.Value is not null)
                    ? figures.Accuracy()
                    : new Paragraph("Accuracy is not defined at any threshold."),
                figures.Sizes(),
            ]);
    }
}
