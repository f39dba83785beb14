using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Sections;

/// <summary>The same training with several seeds: how much of a result is chance in training.</summary>
/// <param name="Runs">The seeds in their order, with the accuracy of each on the test rows.</param>
/// <param name="Chosen">The seed of the published model.</param>
/// <param name="Published">The accuracy that others published for this training; null where nobody did.</param>
internal sealed record SeedSpread(IReadOnlyList<(int Seed, double Accuracy)> Runs, long Chosen, double? Published)
{
    private readonly double[] _sorted = [.. Runs.Select(run => run.Accuracy).Order()];

    public double Min => _sorted[0];

    public double Median => MedianOf(_sorted);

    public double Max => _sorted[^1];

    /// <summary>The median of ascending numbers, at least one.</summary>
    public static double MedianOf(IReadOnlyList<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>The spread over training seeds.</summary>
internal static class SeedsSection
{
    public static Section? Of(ReportInputs inputs)
    {
        var runs = Accuracies(inputs).ToArray();
        if (runs.Length < 2)
            return null;
        var spread = new SeedSpread(
            runs, inputs.Settings.Train.Seed, ReproductionSection.PublishedAccuracy(inputs));
        return new Section(
            "seeds", "Effect of the training seed",
            spread.Min == spread.Max
                ? [new Paragraph(Same(inputs.Settings.Train, spread))]
                :
                [
                    new Paragraph(
                        "The same rows and settings were trained with "
                        + $"{Format.Counted(runs.Length, "seed", "seeds")}: the lowest accuracy is "
                        + $"{Format.Percent(spread.Min)}, the median {Format.Percent(spread.Median)}, the highest "
                        + $"{Format.Percent(spread.Max)}. Where two models were trained once each, a part of their "
                        + "difference of about this size can be due to the seeds; the mean over several seeds is "
                        + "steadier. The spread is no interval: it does not contain what other test pictures would "
                        + "change."),
                    SeedFigure.Of(spread),
                ]);
    }

    /// <summary>The accuracy on the test rows under each seed.</summary>
    public static IEnumerable<(int Seed, double Accuracy)> Accuracies(ReportInputs inputs) =>
        from run in inputs.Seeds
        where run.Confusion.Accuracy is not null
        select (run.Seed, run.Confusion.Accuracy!.Value);

    private static string Same(TrainSettings train, SeedSpread spread) =>
        train.DrawsAtRandom()
            ? $"The same rows and settings were trained with {Format.Counted(spread.Runs.Count, "seed", "seeds")}: "
                + $"each has an accuracy of {Format.Percent(spread.Min)}."
            : "This training draws nothing at random: the seed has no effect.";
}
