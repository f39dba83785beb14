using System.Globalization;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Tests;

/// <summary>Models to render: one with every part, one with as little as a study can have.</summary>
internal static partial class Examples
{
    public static StudyHeader Study { get; } = new()
    {
        Id = "rondarousey",
        Title = "Ronda Rousey on Instagram, 2021",
        Question = "Can what an image service sees in a wrestler's pictures tell whether they are in kayfabe?",
        Description = "The published matrix of the original study: 1,470 annotated pictures.",
    };

    public static ReportModel Full { get; } = new()
    {
        Study = Study,
        Inputs = new Inputs
        {
            Rows = 1470,
            Posts = 1010,
            Features = [new(FeatureKind.Metadata, 10), new(FeatureKind.Detection, 403)],
            Train = new RowCount(541, 488),
            Test = new RowCount(225, 216),
            Settings =
            [
                new("Split", "method", "\"pandas\""), new("Split", "fraction", "0.7"), new("Split", "seed", "1729"),
                new("Train", "max_depth", "5"), new("Train", "eta", "0.2"), new("Train", "gamma", "4", true),
            ],
        },
        Result = new TestResult
        {
            Confusion = new Confusion(173, 43, 34, 191),
            Cut = 0.5,
            Accuracy = new Estimate(364 / 441.0, 0.787, 0.861),
            Majority = new Estimate(225 / 441.0, 0.46, 0.56),
            MajorityInKayfabe = true,
            Metrics =
            [
                new("Accuracy", "accuracy", new(364 / 441.0, 0.787, 0.861), true, "share of rows predicted right",
                    new(364 / 441.0, 0.787, 0.858)),
                new("Precision", "precision", new(191 / 234.0, 0.761, 0.869), true,
                    "of the pictures called in kayfabe"),
                new("Recall", "recall", new(191 / 225.0, 0.799, 0.893), true, "of the pictures that are in kayfabe"),
                new("Matthews correlation", "mcc", new(0.6512, 0.575, 0.722), false, "-1 to 1; 0 is guessing"),
                new("Log loss", "logLoss", new(null, Undefined: "a probability is 0 or 1"), false),
            ],
            Intervals = "Intervals are from a bootstrap over posts (2,000 resamples, seed 1729).",
        },
        Roc = new RocCurve(Arc(40, share => 1 - Cube(1 - share)), new Estimate(0.901, 0.872, 0.928)),
        PrecisionRecall = new PrecisionRecallCurve(
            Arc(40, share => 1 - 0.49 * Cube(share)), new Estimate(0.912, 0.88, 0.94), 225 / 441.0),
        Features = new FeatureUse(
            [
                new("viewCount", 48.2, 3, 201.5), new("pubYear", 31.7, 22, 120.25), new("postId", 22.9, 61, 84),
                .. Enumerable.Range(1, 30).Select(i => new FeatureScore(
                    $"Detection {i.ToString(CultureInfo.InvariantCulture)}", 20.0 / i, 40 - i, 100.0 / i)),
            ],
            413),
        Seeds = new SeedSpread(
            [.. Enumerable.Range(0, 20).Select(seed => new SeedRun(seed, (359 + seed * 7 % 12) / 441.0))],
            0, 359 / 441.0, 364 / 441.0, 370 / 441.0, 370 / 441.0),
        Reproduction = new Reproduction(
            "the original study's notebook", new Confusion(175, 41, 30, 195), new Confusion(173, 43, 34, 191),
            "The original was trained in SageMaker's container of XGBoost 0.72, this one with 1.7.4; the two draw "
            + "different subsamples from the same seed.")
        {
            SourceAddress = "https://example.org/notebook",
            ClassNames = ("Not Kayfabe", "Kayfabe"),
        },
        Provenance = new Provenance
        {
            Artifacts =
            [
                new("Import", "matrix.libsvm", Digest('1')), new("Split", "rows.csv", Digest('2')),
                new("Train", "model.json", Digest('3')),
            ],
            Code = [new("Import", Digest('a')), new("Train", Digest('b'))],
            Sources = [new("matrix.csv", "https://example.org/matrix.csv", 1442761, Digest('c'))],
            XgboostVersion = "1.7.4",
            Warnings = ["The library is XGBoost 1.7.5, the lock names 1.7.4: numbers may differ."],
        },
    };

    /// <summary>Thirty rows of one class, no metadata, nothing predicted positive.</summary>
    public static ReportModel Least { get; } = new()
    {
        Study = Study with { Id = "least", Synthetic = true, Description = null },
        Inputs = new Inputs
        {
            Rows = 30,
            Features = [],
            Train = new RowCount(0, 21),
            Test = new RowCount(0, 9),
            Settings = [],
        },
        Result = new TestResult
        {
            Confusion = new Confusion(9, 0, 0, 0),
            Cut = 0.5,
            Accuracy = new Estimate(1),
            Majority = new Estimate(1),
            MajorityInKayfabe = false,
            Metrics =
            [
                new("Precision", "precision", new(null, Undefined: "no row was predicted in kayfabe"), true),
            ],
        },
        Features = new FeatureUse([], 0),
        Provenance = new Provenance { Artifacts = [] },
    };

    public static string Text(IReadOnlyList<ReportFile> files, string path) =>
        System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == path).Content.Span);

    private static List<CurvePoint> Arc(int steps, Func<double, double> curve) =>
        [
            .. Enumerable.Range(0, steps + 1).Select(i => (double)i / steps)
                .Select(share => new CurvePoint(share, curve(share))),
        ];

    private static double Cube(double value) => value * value * value;

    private static string Digest(char digit) => "sha256:" + new string(digit, 64);
}
