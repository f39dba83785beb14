using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>The spread over training seeds.</summary>
internal static class SeedsSection
{
    public static Section? Of(ReportModel model) => model.Seeds is not { } spread ? null : new Section(
        "seeds", "What the training seed does",
        [
            new Paragraph(
                $"The same rows and settings, trained under {Format.Counted(spread.Runs.Count, "seed", "seeds")}: "
                + $"lowest {Format.Percent(spread.Min)}, median {Format.Percent(spread.Median)}, highest "
                + $"{Format.Percent(spread.Max)}. A difference between two models that is smaller than this spread "
                + "says nothing about them."),
            SeedFigure.Of(spread),
        ]);
}
