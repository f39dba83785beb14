using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Reporting;

namespace Kayfabe.Report.Sections;

/// <summary>A published result beside ours, in the form in which it was published.</summary>
internal static class ReproductionSection
{
    public static Section? Of(ReportInputs inputs) =>
        inputs.Settings.Report.Published is { } published ? Of(published, inputs) : null;

    private static Section Of(PublishedResult published, ReportInputs inputs) => new(
        "reproduction", "Reproduction of the published result",
        [
            new Paragraph(
                "Published: ", published.Address is { } url ? Span.Link(published.Source, url) : published.Source, "."),
            Counts(published.Counts(), inputs.Metrics.Confusion),
            new Paragraph(published.WhyDifferent),
            new Paragraph(
                "Both results in the form of the original's table. Its percentages are of the column, that is, of the "
                + "predicted class: the one at the lower right is precision, not recall."),
            new Preformatted("Published", Print(published.Counts())),
            new Preformatted("Ours", Print(inputs.Metrics.Confusion)),
        ]);

    /// <summary>The accuracy that was published; null where nothing was.</summary>
    public static double? PublishedAccuracy(ReportInputs inputs) =>
        inputs.Settings.Report.Published is { } published ? published.Counts().Accuracy : null;

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
