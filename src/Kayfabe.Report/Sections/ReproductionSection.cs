using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>A published result beside ours, in the form in which it was published.</summary>
internal static class ReproductionSection
{
    public static Section? Of(ReportModel model) => model.Reproduction is not { } reproduction ? null : new Section(
        "reproduction", "Does it reproduce",
        [
            .. reproduction.WhatRemains is { } remains
                ? (Block[])[new Callout(Tone.Note, Span.Strong("What remains. "), remains)]
                : [],
            new Paragraph(
                "Published: ", reproduction.SourceAddress is { } url
                    ? Span.Link(reproduction.Source, url)
                    : reproduction.Source, "."),
            Counts(reproduction),
            new Paragraph(reproduction.WhyDifferent),
            new Paragraph(
                "Below is the original's own table, published and ours. Its percentages are of the column, that is of "
                + "the predicted class: the one at the lower right is precision, not recall."),
            new Preformatted("Published", Print(reproduction.Published, reproduction)),
            new Preformatted("Ours", Print(reproduction.Ours, reproduction)),
        ]);

    private static Table Counts(Reproduction reproduction) => new(
        "reproduction", "Published and ours",
        [
            new("Result", "result"), new("True negatives", "tn", true), new("False positives", "fp", true),
            new("False negatives", "fn", true), new("True positives", "tp", true), new("Accuracy", "accuracy", true),
        ],
        [Row("Published", reproduction.Published), Row("Ours", reproduction.Ours)]);

    private static Cell[] Row(string name, Confusion counts) =>
    [
        name, Cell.Count(counts.TrueNegatives), Cell.Count(counts.FalsePositives), Cell.Count(counts.FalseNegatives),
        Cell.Count(counts.TruePositives), Cell.Share(counts.Accuracy),
    ];

    /// <summary>
    /// The table as the notebook printed it: format strings <c>{0:&lt;15}{1:&lt;15}{2:&gt;8}</c> and so on, from
    /// Amazon's tutorial "Build, train, and deploy a machine learning model with SageMaker".
    /// </summary>
    private static string Print(Confusion counts, Reproduction reproduction)
    {
        var (negative, positive) = reproduction.ClassNames;
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
