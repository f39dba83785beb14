using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;

namespace Kayfabe.Report.Sections;

/// <summary>A published result beside ours, in the form in which it was published.</summary>
internal static class ReproductionSection
{
    public static Section? Of(ReportInputs inputs) =>
        inputs.Settings.Report.Published is { } published ? Of(published, inputs) : null;

    private static Section Of(PublishedResult published, ReportInputs inputs) => new(
        "reproduction", "Reproduction of the published result",
        [
            .. WhatRemains(inputs) is { } remains
                ? (Block[])[new Callout(Tone.Note, Span.Strong("After correction. "), remains)]
                : [],
            new Paragraph(
                "Published: ", published.Address is { } url ? Span.Link(published.Source, url) : published.Source, "."),
            Counts(CountsOf(published), inputs.Metrics.Confusion),
            new Paragraph(published.WhyDifferent),
            new Paragraph(
                "Both results in the form of the original's table. Its percentages are of the column, that is, of the "
                + "predicted class: the one at the lower right is precision, not recall."),
            new Preformatted("Published", Print(CountsOf(published))),
            new Preformatted("Ours", Print(inputs.Metrics.Confusion)),
        ]);

    /// <summary>The accuracy that was published; null where nothing was.</summary>
    public static double? PublishedAccuracy(ReportInputs inputs) =>
        inputs.Settings.Report.Published is { } published ? CountsOf(published).Accuracy : null;

    /// <summary>
    /// The accuracy from detections alone on posts that are not in training, and the best constant prediction there.
    /// </summary>
    /// <returns>Null where nothing was published, or no model was trained on detections only and whole posts.</returns>
    public static string? WhatRemains(ReportInputs inputs)
    {
        if (PublishedAccuracy(inputs) is not { } claimed || inputs.Comparison is not { } made
            || OnWholePosts(Detections(BlankValues.Zero), Detections(BlankValues.Missing))
                is not { Accuracy.Value: { } value } honest
            || OnWholePosts(candidate => candidate.Learner == Learner.Majority) is not { Accuracy.Value: { } guess })
        {
            return null;
        }
        var blanks = honest.Blanks == "zero" ? " (blank ones count as not detected)" : "";
        return $"The published accuracy is {Format.Percent(claimed)}; that of a model trained on detections "
            + $"only{blanks} with no post on both sides of the split is "
            + $"{Format.Percent(value)}{Sentences.Interval(honest.Accuracy)}. "
            + $"There, a constant prediction has at most {Format.Percent(Math.Max(guess, 1 - guess))}.";

        ComparedModel? OnWholePosts(params Func<Candidate, bool>[] inOrderOfChoice) => inOrderOfChoice
            .SelectMany(isMeant => Candidate.All.Where(isMeant))
            .SelectMany(candidate => made.Models.Where(model => model.Name == candidate.Name))
            .FirstOrDefault(model => model.Split == GroupedSplit);

        Func<Candidate, bool> Detections(BlankValues blanks) => candidate =>
            (candidate.Learner, candidate.Features, candidate.Blanks) == (Learner.Trees, FeatureSet.Detections, blanks);
    }

    private static string GroupedSplit { get; } = nameof(SplitMethod.Grouped).ToLowerInvariant();

    private static Confusion CountsOf(PublishedResult published) =>
        new(published.TrueNegatives, published.FalsePositives, published.FalseNegatives, published.TruePositives);

    private static Table Counts(Confusion published, Confusion ours) => new(
        "reproduction", "The published result and ours",
        [
            new("Result", "result"), new("True negatives", "tn", true), new("False positives", "fp", true),
            new("False negatives", "fn", true), new("True positives", "tp", true), new("Accuracy", "accuracy", true),
        ],
        [Row("Published", published), Row("Ours", ours)]);

    private static Cell[] Row(string name, Confusion counts) =>
    [
        name, Cell.Count(counts.TrueNegatives), Cell.Count(counts.FalsePositives), Cell.Count(counts.FalseNegatives),
        Cell.Count(counts.TruePositives), Cell.Share(counts.Accuracy),
    ];

    /// <summary>
    /// The table as the notebook printed it: format strings <c>{0:&lt;15}{1:&lt;15}{2:&gt;8}</c> and so on, from
    /// Amazon's tutorial "Build, train, and deploy a machine learning model with SageMaker".
    /// </summary>
    private static string Print(Confusion counts)
    {
        var (negative, positive) = ("No", "Yes");
        var predictedNegative = counts.TrueNegatives + counts.FalseNegatives;
        var predictedPositive = counts.FalsePositives + counts.TruePositives;
        return new StringBuilder()
            .Append("Overall Classification Rate: ")
            .Append(counts.Accuracy is { } accuracy ? Format.Fixed(accuracy * 100, "0.0") + "%" : "not defined")
            .Append("\n\n")
            .Append($"{"Predicted",-15}{negative,-15}{positive,8}\n")
            .Append("Observed\n")
            .Append($"{negative,-15}{Entry(counts.TrueNegatives, predictedNegative),-15}")
            .Append($"{Entry(counts.FalsePositives, predictedPositive)}\n")
            .Append($"{positive,-15}{Entry(counts.FalseNegatives, predictedNegative),-15}")
            .Append($"{Entry(counts.TruePositives, predictedPositive)}\n")
            .ToString();
    }

    private static string Entry(int count, int column) =>
        (column == 0 ? " - " : Format.Fixed(100.0 * count / column, "0")) + $"% ({Format.Raw(count)})";
}
