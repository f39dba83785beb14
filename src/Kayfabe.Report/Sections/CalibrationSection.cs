using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>Whether the probabilities mean what they say.</summary>
internal static class CalibrationSection
{
    public static Section? Of(ReportModel model) => model.Calibration is not { } calibration ? null : new Section(
        "calibration", "Is it calibrated",
        calibration.Bins.Any(bin => bin.Observed.Value is not null)
            ?
            [
                new Paragraph(
                    $"The expected calibration error is {Sentences.Share(calibration.ExpectedError)}"
                    + $"{Sentences.Interval(calibration.ExpectedError)}: the mean distance between the probability and "
                    + "the observed share, each bin weighted by its rows."),
                CalibrationFigure.Of(calibration, model.Study),
            ]
            : [new Paragraph("There are no test rows to calibrate against.")]);
}
