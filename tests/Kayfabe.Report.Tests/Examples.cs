using System.Globalization;
using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Import;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Tests;

/// <summary>Studies to render: on a published matrix, with every part, and with as little as possible.</summary>
internal static partial class Examples
{
    private static readonly Confusion s_counts = new(173, 43, 34, 191);

    public static StudyTexts Study { get; } = new()
    {
        Title = "Ronda Rousey on Instagram, 2021",
        Question = "Can what an image service sees in a wrestler's pictures tell whether they are in kayfabe?",
        Description = "The published matrix of the original study: 1,470 annotated pictures.",
    };

    public static StudyHeader Header { get; } = StudyHeader.Of("rondarousey", Study);

    /// <summary>A study on a published matrix, of whose results some were published too.</summary>
    public static ReportInputs Published { get; } = OfRows(
        Rows("train", 541, 488), Rows("test", 225, 216), Features(_ => FeatureKind.Detection)) with
    {
        Study = "rondarousey",
        Settings = new ReportedSettings
        {
            Study = Study,
            Report = new ReportSettings
            {
                Published = new PublishedResult
                {
                    Source = "the original study's notebook",
                    Address = "https://example.org/notebook",
                    TrueNegatives = 175,
                    FalsePositives = 41,
                    FalseNegatives = 30,
                    TruePositives = 195,
                    WhyDifferent = "The original was trained in SageMaker's container of XGBoost 0.72, this one with "
                        + "1.7.4; the two draw different subsamples from the same seed.",
                },
            },
            Split = new SplitSettings { Method = SplitMethod.Pandas },
            Train = new TrainSettings(),
            Import = new ImportSettings
            {
                Matrix = new MatrixSource
                {
                    File = "matrix.csv",
                    Address = "https://example.org/matrix.csv",
                    Bytes = 1442761,
                    Sha256 = new string('c', 64),
                },
                Outcome = 1,
                Columns = [],
            },
            All =
            [
                new("split.method", "\"pandas\""), new("split.fraction", "0.7"), new("split.seed", "1729"),
                new("train.max_depth", "5"), new("train.eta", "0.2"), new("train.gamma", "4"),
                new("train.lambda", null), new("seed", "1"),
            ],
        },
        Overridden = ["gamma"],
        Metrics = new ModelMetrics
        {
            Rows = 441,
            Posts = 441,
            Cut = 0.5,
            Confusion = s_counts,
            Values = new MetricValues(metric => metric switch
            {
                Metric.Accuracy => s_counts.Accuracy,
                Metric.BalancedAccuracy => s_counts.BalancedAccuracy,
                Metric.Precision => s_counts.Precision,
                Metric.Recall => s_counts.Recall,
                Metric.Specificity => s_counts.Specificity,
                Metric.F1 => s_counts.F1,
                Metric.Mcc => s_counts.Mcc,
                Metric.RocArea => 0.901,
                Metric.PrArea => 0.912,
                Metric.Brier => 0.126,
                _ => null,
            }),
            Intervals = new Dictionary<Metric, Interval>
            {
                [Metric.Accuracy] = new(0.787, 0.861),
                [Metric.Precision] = new(0.761, 0.869),
                [Metric.Recall] = new(0.799, 0.893),
                [Metric.Mcc] = new(0.575, 0.722),
                [Metric.RocArea] = new(0.872, 0.928),
                [Metric.PrArea] = new(0.88, 0.94),
            },
            Calibration = new Calibration(
                [
                    .. Enumerable.Range(0, 9).Select(i => new CalibrationBin(
                        i / 10.0, (i + 1) / 10.0, 20 + 7 * i, i / 10.0 + 0.05,
                        Estimated(0.02 + i * 0.103, 0.01 + i * 0.09, 0.08 + i * 0.11))),
                ],
                0.038,
                Estimated(0.03, 0.015, 0.05),
                Estimated(0.012, 0.004, 0.04)),
        },
        Scores =
        [
            new("viewCount", 48.2, 3, 201.5), new("pubYear", 31.7, 22, 120.25), new("postId", 22.9, 61, 84),
            .. Enumerable.Range(1, 30).Select(i => new FeatureScore(
                $"Detection {i.ToString(CultureInfo.InvariantCulture)}", 20.0 / i, 40 - i, 100.0 / i)),
        ],
        Seeds =
        [
            .. Enumerable.Range(0, 20).Select(seed => (Seed: seed, Right: 168 + seed * 7 % 12)).Select(run =>
                new SeedRun(run.Seed, s_counts with { TrueNegatives = run.Right, FalsePositives = 216 - run.Right })),
        ],
        Artifacts =
        [
            new("Import", "matrix.libsvm", Digest('1')), new("Split", "rows.csv", Digest('2')),
            new("Train", "model.json", Digest('3')),
        ],
    };

    /// <summary>Thirty rows of one class, without features, dates, or any stage that a study may lack.</summary>
    public static ReportInputs Least { get; } = OfRows(Rows("train", 0, 20), Rows("test", 0, 10));

    /// <summary>A study of these rows, of which little is known.</summary>
    public static ReportInputs OfRows(MatrixRow[] train, MatrixRow[] test, IReadOnlyList<Feature>? features = null)
    {
        Prediction[] predictions =
        [
            .. test.Index().Select(row => new Prediction(
                row.Item.Id, row.Item.Post, row.Item.InKayfabe,
                Math.Pow((row.Index + 0.5) / test.Length, row.Item.InKayfabe ? 0.5 : 2) * 0.4)),
        ];
        return new ReportInputs
        {
            Study = "least",
            Settings = new ReportedSettings
            {
                Study = new StudyTexts { Title = "A small study", Question = "Is it small?", Synthetic = true },
                Report = new ReportSettings(),
                Split = new SplitSettings(),
                Train = new TrainSettings(),
                All = [],
            },
            Overridden = [],
            Matrix = MatrixOf([.. train, .. test], features ?? []),
            Train = MatrixOf(train, features ?? []),
            Test = MatrixOf(test, features ?? []),
            Metrics = ModelMetrics.Of(predictions, new EvaluateSettings { Resamples = 100 }, 1),
            Predictions = predictions,
            Scores = [],
            Seeds = [],
            XgboostVersion = "1.7.4",
            Artifacts = [],
        };
    }

    /// <summary>Ten features of metadata, and many detections.</summary>
    public static Feature[] Features(Func<int, FeatureKind> kindOf) =>
    [
        .. Enumerable.Range(1, 10).Select(i => new Feature($"Metadata {i}", FeatureKind.Metadata)),
        .. Enumerable.Range(1, 403).Select(i => new Feature($"Detection {i}", kindOf(i))),
    ];

    /// <summary>A post a row; the first are in kayfabe.</summary>
    public static MatrixRow[] Rows(string name, int inKayfabe, int notInKayfabe) =>
    [
        .. Enumerable.Range(0, inKayfabe + notInKayfabe).Select(row =>
            new MatrixRow($"{name}{row}", $"post of {name}{row}", row < inKayfabe, null)),
    ];

    public static string Text(IReadOnlyList<ReportFile> files, string path) =>
        System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == path).Content.Span);

    public static Estimate Estimated(double? value, double low = 0, double high = 0) =>
        new(value, high == 0 ? null : new Interval(low, high));

    /// <summary>Each row has up to eight of the features that are detections.</summary>
    private static FeatureMatrix MatrixOf(MatrixRow[] rows, IReadOnlyList<Feature> features)
    {
        int[] detections =
        [
            .. features.Index().Where(one => one.Item.Kind != FeatureKind.Metadata).Select(one => one.Index),
        ];
        var (starts, columns) = (new List<int> { 0 }, new List<int>());
        for (var row = 0; row < rows.Length; row++)
        {
            columns.AddRange(detections.Take(row * 37 % 9));
            starts.Add(columns.Count);
        }
        return new FeatureMatrix(
            features, rows, [.. starts], [.. columns], [.. Enumerable.Repeat(1f, columns.Count)]);
    }

    private static string Digest(char digit) => "sha256:" + new string(digit, 64);
}
