using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;

namespace Kayfabe.Report.Sections;

/// <summary>The same training with several seeds: how much of a result is chance in training.</summary>
/// <param name="Runs">The seeds in their order, with the accuracy of each on the test rows.</param>
/// <param name="Chosen">The seed of the published model.</param>
/// <param name="Published">The accuracy that others published for this training; null where nobody did.</param>
internal sealed record SeedSpread(IReadOnlyList<(int Seed, double Accuracy)> Runs, long Chosen, double? Published)
{
    private readonly double[] _sorted = [.. Runs.Select(run => run.Accuracy).Order()];

    public double Min => _sorted[0];

    public double Median => (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    public double Max => _sorted[^1];
}

/// <summary>The spread over training seeds.</summary>
internal static class SeedsSection
{
    public static Section? Of(ReportInputs inputs)
    {
        var runs = Accuracies(inputs).ToArray();
        if (runs.Length == 0)
            return null;
        var spread = new SeedSpread(
            runs, inputs.Settings.Train.Seed, ReproductionSection.PublishedAccuracy(inputs));
        return new Section(
            "seeds", "Effect of the training seed",
            [
                new Paragraph(
                    "The same rows and settings were trained with "
                    + $"{Format.Counted(runs.Length, "seed", "seeds")}: the lowest accuracy is "
                    + $"{Format.Percent(spread.Min)}, the median {Format.Percent(spread.Median)}, the highest "
                    + $"{Format.Percent(spread.Max)}. A difference between two models that is smaller than this spread "
                    + "may come from the seed alone."),
                SeedFigure.Of(spread),
            ]);
    }

    /// <summary>The accuracy on the test rows under each seed.</summary>
    public static IEnumerable<(int Seed, double Accuracy)> Accuracies(ReportInputs inputs) =>
        from run in inputs.Seeds
        where run.Confusion.Accuracy is not null
        select (run.Seed, run.Confusion.Accuracy!.Value);
}
