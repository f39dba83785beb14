using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>Counts of predictions by annotation, with the names of the percentages of rows and columns.</summary>
internal static class ConfusionTables
{
    /// <summary>The matrix for the page.</summary>
    public static Table Matrix(Confusion counts) => new(
        "confusion-matrix", "Confusion matrix on the test rows",
        [
            new("Annotated", "annotated"), new($"Predicted {OutcomeCounts.Negative}", "predictedNegative", true),
            new($"Predicted {OutcomeCounts.Positive}", "predictedPositive", true), new("All", "all", true),
        ],
        [
            [
                new Cell(Span.Strong(OutcomeCounts.Negative)),
                Entry(
                    counts.TrueNegatives, Negatives(counts), "specificity", PredictedNegatives(counts),
                    "negative predictive value"),
                Entry(
                    counts.FalsePositives, Negatives(counts), "false positive rate", PredictedPositives(counts),
                    "false discovery rate"),
                Cell.Count(Negatives(counts)),
            ],
            [
                new Cell(Span.Strong(OutcomeCounts.Positive)),
                Entry(
                    counts.FalseNegatives, Positives(counts), "false negative rate", PredictedNegatives(counts),
                    "false omission rate"),
                Entry(
                    counts.TruePositives, Positives(counts), "recall", PredictedPositives(counts),
                    "precision"),
                Cell.Count(Positives(counts)),
            ],
            [
                new Cell(Span.Strong("All")), Cell.Count(PredictedNegatives(counts)),
                Cell.Count(PredictedPositives(counts)), Cell.Count(counts.Total),
            ],
        ])
    { HasFile = false };

    private static Cell Entry(int count, int row, string rowName, int column, string columnName) =>
        Cell.Count(count) with
        {
            Note = $"{Share(count, row, "row", rowName)}\n{Share(count, column, "column", columnName)}",
        };

    private static string Share(int part, int whole, string of, string name) => whole == 0
        ? $"{name} not defined: the {of} is empty"
        : $"{Format.Percent((double)part / whole)} of the {of} ({name})";

    /// <summary>The same with a line for each cell, for the CSV file.</summary>
    public static Table Cells(Confusion counts) => new(
        "confusion", "Confusion matrix on the test rows",
        [
            new("Annotated", "annotated"), new("Predicted", "predicted"), new("Count", "count", true),
            new("Share of the row", "rowShare", true), new("Share of the column", "columnShare", true),
        ],
        [
            CellRow("no", "no", counts.TrueNegatives, Negatives(counts), PredictedNegatives(counts)),
            CellRow("no", "yes", counts.FalsePositives, Negatives(counts), PredictedPositives(counts)),
            CellRow("yes", "no", counts.FalseNegatives, Positives(counts), PredictedNegatives(counts)),
            CellRow("yes", "yes", counts.TruePositives, Positives(counts), PredictedPositives(counts)),
        ]);

    private static Cell[] CellRow(string annotated, string predicted, int count, int row, int column) =>
    [
        annotated, predicted, Cell.Count(count), Cell.Share(row == 0 ? null : (double)count / row),
        Cell.Share(column == 0 ? null : (double)count / column),
    ];

    private static int Negatives(Confusion counts) => counts.TrueNegatives + counts.FalsePositives;

    private static int Positives(Confusion counts) => counts.FalseNegatives + counts.TruePositives;

    private static int PredictedNegatives(Confusion counts) => counts.TrueNegatives + counts.FalseNegatives;

    private static int PredictedPositives(Confusion counts) => counts.FalsePositives + counts.TruePositives;
}
