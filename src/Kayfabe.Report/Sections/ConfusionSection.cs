using Kayfabe.Report.Document;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Sections;

/// <summary>Predicted against annotated, with both percentages named for what they are, and the measures.</summary>
internal static class ConfusionSection
{
    public static Section Of(ReportModel model)
    {
        var (result, study) = (model.Result, model.Study);
        return new Section("result", "How good is it",
        [
            new Paragraph(
                $"A picture is predicted {study.Positive} when the model's probability is "
                + $"{Format.Raw(result.Cut)} or more. Each cell holds the count, then its share of the row (of the "
                + "pictures annotated so) and of the column (of the pictures predicted so)."),
            Matrix(result.Confusion, study),
            new CsvOnly(Cells(result.Confusion)),
            Metrics(result),
            .. result.Intervals is { } method ? (Block[])[new Paragraph(method)] : [],
            .. model.CrossValidations.Count == 0 ? (Block[])[] : [CrossValidated(model.CrossValidations)],
        ]);
    }

    private static Table Matrix(Confusion counts, StudyHeader study) => new(
        "confusion-matrix", "Confusion matrix on the test rows",
        [
            new("Annotated", "annotated"), new($"Predicted {study.Negative}", "predictedNegative", true),
            new($"Predicted {study.Positive}", "predictedPositive", true), new("All", "all", true),
        ],
        [
            [
                new Cell(Span.Strong(study.Negative)),
                Entry(
                    counts.TrueNegatives, Negatives(counts), "specificity", PredictedNegatives(counts),
                    "negative predictive value"),
                Entry(
                    counts.FalsePositives, Negatives(counts), "false alarm rate", PredictedPositives(counts),
                    "false discovery rate"),
                Cell.Count(Negatives(counts)),
            ],
            [
                new Cell(Span.Strong(study.Positive)),
                Entry(
                    counts.FalseNegatives, Positives(counts), "miss rate", PredictedNegatives(counts),
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

    private static Table Cells(Confusion counts) => new(
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

    private static Table Metrics(TestResult result)
    {
        var intervals = result.Metrics.Any(metric => metric.Estimate.Low is not null);
        var wilson = result.Metrics.Any(metric => metric.Wilson is not null);
        return new Table(
            "metrics", "Measures on the test rows",
            [
                new("Measure", "measure"), new("Value", "value", true),
                .. intervals ? (Column[])[new("95\u00a0% from", "low", true), new("to", "high", true)] : [],
                .. wilson ? (Column[])[new("Wilson from", "wilsonLow", true), new("to", "wilsonHigh", true)] : [],
                new("Says", "meaning"),
            ],
            [
                .. result.Metrics.Select(metric => (Cell[])
                [
                    metric.Name, .. WithInterval(metric, metric.Estimate)[..(intervals ? 3 : 1)],
                    .. wilson ? WithInterval(metric, metric.Wilson ?? new Estimate(null))[1..] : [],
                    metric.Estimate is { Value: null, Undefined: { } reason } ? reason : metric.Meaning ?? "",
                ]),
            ]);
    }

    private static Table CrossValidated(IReadOnlyList<CrossValidation> validations) => new(
        "cross-validation", "Accuracy over repeated cross-validation, which does not hang on a single split",
        [
            new("Folds", "folds"), new("Fits", "fits", true), new("Mean accuracy", "accuracy", true),
            new("95\u00a0% from", "low", true), new("to", "high", true), new("Lowest fold", "lowest", true),
            new("Highest fold", "highest", true),
        ],
        [
            .. validations.Select(validation => (Cell[])
            [
                validation.Name, Cell.Count((long)validation.Folds * validation.Repeats),
                .. Cell.ShareWithInterval(validation.Accuracy),
                Cell.Share(validation.Lowest), Cell.Share(validation.Highest),
            ]),
        ]);

    private static Cell[] WithInterval(Metric metric, Estimate estimate) =>
        metric.IsShare ? Cell.ShareWithInterval(estimate) : Cell.NumberWithInterval(estimate);
}
