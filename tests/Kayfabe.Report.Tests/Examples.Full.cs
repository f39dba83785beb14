using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;

namespace Kayfabe.Report.Tests;

internal static partial class Examples
{
    private static readonly byte[] s_picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Models of the sets of a study with metadata and blanks.</summary>
    public static ModelComparison Compared { get; } = new(
        0.5, 5, 2, 1470, 1010,
        [
            Model("everything", SettingsSource.Study, 0.802), Model("everything", SettingsSource.Tuned, 0.804),
            Model("detections only", SettingsSource.Study, 0.744),
            Model("detections only", SettingsSource.Tuned, 0.77),
            Model("detections only, blanks as zero", SettingsSource.Study, 0.669),
            Model("detections only, blanks as zero", SettingsSource.Tuned, 0.753),
            Model("majority class", SettingsSource.None, 0.521),
            new("best single feature", "best single feature", SettingsSource.None, "one", new(null, null), []),
        ],
        [
            new("detections only, blanks as zero, tuned", "everything, tuned",
                Estimated(-0.052, -0.093, -0.01), 0.02, 0.18),
            new("everything, tuned", "everything", Estimated(0.003, -0.014, 0.019), 0.7, 1),
            new("everything", "majority class", Estimated(0.281, 0.236, 0.325), 1e-7, 1e-6),
            new("detections only, blanks as zero, tuned", "majority class",
                Estimated(0.232, 0.163, 0.3), 1e-5, 0.0004),
            new("everything", "best single feature", Estimated(null), null, null),
        ],
        [
            new("detections only", "everything", Estimated(-0.057, -0.099, -0.016), 0.01, 0.01),
            new("detections only, blanks as zero", "detections only", Estimated(-0.075, -0.107, -0.043), 0.001, 0.002),
            new("detections only, blanks as zero, tuned", "detections only, blanks as zero",
                Estimated(0.083, 0.049, 0.118), 0.001, 0.002),
        ],
        [new LeftOutSet("metadata only", "the matrix has no metadata")]);

    /// <summary>A study with every part that the report knows.</summary>
    public static ReportInputs Full { get; } = WithRows(Published) with
    {
        Study = "sample",
        Settings = Published.Settings with
        {
            Study = Study with { Title = "A study with every part", Synthetic = true },
            Report = Published.Settings.Report with
            {
                ModelCard = new ModelCardText { IntendedUse = "To exercise the build.\n\nNot for judging people." },
                Datasheet = new DatasheetText { Motivation = "A study that can be published whole." },
            },
            Split = new SplitSettings { Method = SplitMethod.Grouped },
            Import = null,
            Annotate = new AnnotateSettings(),
            Featurize = new FeaturizeSettings(),
        },
        CrossValidation = new CrossValidation(
            5, 10, 1470, Estimated(0.741, 0.712, 0.768), [], null,
            [new FoldScore(0, 0, 294, 202, 0.669), new FoldScore(0, 1, 294, 202, 0.804)], 0),
        Comparison = Compared,
        Ladder = new Ladder(
        [
            new(LadderStep.Published, 441, Estimated(0.839, 0.802, 0.87), null),
            new(LadderStep.OwnSplit, 441, Estimated(0.825, 0.787, 0.861), 0.51) { OverSeeds = [0.81, 0.83, 0.84] },
            new(LadderStep.WholePosts, 1470, Estimated(0.802, 0.765, 0.838), 0.521)
            {
                FromBefore = new(441, Estimated(-0.04, -0.075, -0.004), 0.02),
            },
            new(LadderStep.WithoutMetadata, 1470, Estimated(0.744, 0.712, 0.777), 0.521)
            {
                FromBefore = new(1470, Estimated(-0.057, -0.099, -0.016), 0.02),
            },
            new(LadderStep.BlanksAsZero, 1470, Estimated(0.669, 0.641, 0.697), 0.521)
            {
                FromBefore = new(1470, Estimated(-0.075, -0.107, -0.043), 0.001),
            },
            new(LadderStep.TunedSettings, 1470, Estimated(0.753, 0.707, 0.798), 0.521)
            {
                FromBefore = new(1470, Estimated(0.083, 0.049, 0.118), 0.001),
            },
        ]),
        Leakage = new LeakageChecks(
            LeakageMode.Warn,
            [
                new("sharedPosts", "posts on both sides of the split", "L3.2", LeakageVerdict.Fail,
                    "168 of 441 test rows share a post with a training row.", 168, Estimated(0.084, 0.05, 0.12), null, 0.01,
                    "Split by post: set split.method to \"grouped\"."),
                new("identicalPictures", "identical pictures across the split", "L1.4", LeakageVerdict.NotApplicable,
                    "The study has no pictures."),
                new("blankDetections", "blank detections that predict the outcome", "L2", LeakageVerdict.Warn,
                    "67.8 % are in kayfabe where detections are blank, 37.6 % elsewhere.", 705, Estimated(0.002, -0.02, 0.025),
                    new Chance(0.302, 0.083, 0.005), 0.01, "Take blanks for zeros."),
                new("vocabulary", "features chosen on test rows", "L1.2", LeakageVerdict.Pass,
                    "The columns are those of the training rows."),
            ]),
        Thresholds =
        [
            .. Enumerable.Range(0, 50).Select(i => new ThresholdResult(
                50 + i, 1200 - 20 * i, i * i / 4,
                Estimated(0.70 + 0.002 * (i % 9), 0.66 + 0.002 * (i % 9), 0.74 + 0.002 * (i % 9)))),
        ],
        Contributions =
        [
            .. Enumerable.Range(1, 18).Select(feature => Contribution(NameOf(feature), 1.2 / feature)),
        ],
        ContributionPoints =
        [
            .. from feature in Enumerable.Range(1, 18)
               from row in Enumerable.Range(0, 200)
               select new ContributionPoint(
                   NameOf(feature), $"test{row}", (row % 3 - 0.8) / feature * (1 + row % 17 / 20.0),
                   (row % 3) switch { 0 => 0, 1 => 1, _ => null }),
        ],
        RemarkableRows =
        [
            .. Enumerable.Range(1, 5).Select(i =>
                Remarked(Remarkable.ConfidentError, $"test{i}", i % 2 == 0, 0.97 - 0.01 * i)),
            Remarked(Remarkable.LeastSure, "test9", true, 0.501),
        ],
        RawData = new RawData
        {
            Ingest = new IngestCounts(1600, 1550, 30, [(LeftOutReason.Video, 20), (LeftOutReason.Error, 0)]),
            Annotate = new AnnotateCounts(1550, 1500, 1490, [(How.Disagreement, 10), (How.NotAdjudicated, 0)]),
            LeftOut = new Dictionary<NoRowReason, int>
            {
                [NoRowReason.NoFile] = 12,
                [NoRowReason.NotRecorded] = 8,
                [NoRowReason.NoOutcome] = 60,
            },
            ServiceModels = [new(DetectionKind.Label, "3.0", 1470), new(DetectionKind.Moderation, "7.0", 1470)],
            RecordingsNotUsed = new Dictionary<NotUsedReason, int> { [NotUsedReason.OtherRequest] = 1184 },
            Reliability = new AnnotatorReliability(
                ["ada", "bob", "cyd"], 300, 90, 80, Estimated(0.922, 0.88, 0.96),
                Estimated(0.784, 0.70, 0.86),
                [
                    new(
                        "ada", "bob", 30, 2, 2, 26, Estimated(0.93, 0.86, 0.98), Estimated(0.81, 0.7, 0.9),
                        Estimated(0.8)),
                    new("ada", "cyd", 30, 0, 0, 0, Estimated(0.9, 0.8, 1), Estimated(null), Estimated(null)),
                    new("bob", "cyd", 0, 0, 0, 0, Estimated(null), Estimated(null), Estimated(null)),
                ]),
            Annotators = new AnnotatorStudy(
                [
                    new(
                        "ada", 300, Estimated(0.667, 0.6, 0.73), 290,
                        [
                            new(Utc(1, 9), Utc(1, 12), 200, Estimated(0.6, 0.5, 0.7)),
                            new(Utc(2, 9), Utc(2, 10), 90, Estimated(0.8, 0.7, 0.9)),
                        ],
                        0.004, Estimated(0.2, 0.05, 0.35), 0.0004, 0.93),
                    new("bob", 70, Estimated(0.571, 0.45, 0.68), 70,
                        [new(Utc(3, 9), Utc(3, 12), 70, Estimated(0.571, 0.45, 0.68))],
                        null, Estimated(0.01, -0.2, 0.2), 1, null),
                    new("cyd", 30, Estimated(0.667), 0, [], null, null, null, null),
                ],
                new DawidSkene(
                    NotEstimated.None, 40, Estimated(0.55, 0.4, 0.69),
                    [
                        new("ada", Estimated(0.97, 0.9, 0.99), Estimated(0.95, 0.85, 0.98)),
                        new("bob", Estimated(0.9, 0.8, 0.96), Estimated(1)),
                        new("cyd", Estimated(0.8, 0.65, 0.9), Estimated(0.9, 0.8, 0.96)),
                    ])),
            Resolutions = new ResolutionStudy(
                new MeasuredAccuracy(
                    Estimated(0.959, 0.936, 0.98), Estimated(0.962, 0.94, 0.981), Estimated(0.852, 0.8, 0.91), false,
                    NotMeasured.None),
                [
                    new(null, TestPictures.All, 441, Estimated(0.825, 0.787, 0.861)),
                    new(null, TestPictures.Agreed, 85, Estimated(0.85, 0.76, 0.91)),
                    new("ada", TestPictures.Disputed, 5, Estimated(null)),
                    new("cyd", TestPictures.Disputed, 0, Estimated(null)),
                ],
                [
                    new(Resolution.Majority, 1029, 441, 0, NotRetrained.Own, Estimated(0.825, 0.787, 0.861), null),
                    new(Resolution.First, 1029, 441, 4, NotRetrained.None, Estimated(0.83, 0.79, 0.865),
                        Estimated(0.005, -0.01, 0.02)),
                    new(Resolution.Unanimous, 1000, 430, 0, NotRetrained.OneOutcome, null, null),
                ]),
            Exclusions = new Exclusions(
                1490, 20, 18,
                [
                    new(ExclusionGrouping.Outcome, "yes", 800, [(ExclusionReason.NotRecorded, 6)]),
                    new(ExclusionGrouping.Outcome, "no", 690,
                        [(ExclusionReason.NoFile, 12), (ExclusionReason.NotRecorded, 2)]),
                    new(ExclusionGrouping.Outcome, "none", 10, [(ExclusionReason.Undecided, 10)]),
                    new(ExclusionGrouping.Annotator, "ada", 300, []),
                    new(ExclusionGrouping.Period, "", 12, [(ExclusionReason.NoFile, 12)]),
                    new(ExclusionGrouping.Period, "2019", 1488, [(ExclusionReason.NotRecorded, 8)]),
                ],
                Estimated(-0.013, -0.025, -0.002), 0.012),
            Disagreements =
            [
                new("CAbc1", ["ada"], ["bob"], null, "disagreement"),
                new("CAbc2", ["ada", "cyd"], ["bob"], true, "majority"),
            ],
            ReadPicture = id => id switch
            {
                "test3" => null,
                "test4" => [.. s_picture, .. new byte[600_000]],
                _ => s_picture,
            },
        },
    };

    /// <summary>What is known of one annotator who wrote no times.</summary>
    public static AnnotatorStudy OneAnnotator { get; } = new(
        [new("ada", 30, Estimated(0.5), 0, [], null, null, null, null)],
        new DawidSkene(NotEstimated.FewerThanThree, 0, Estimated(null), []));

    /// <summary>The same without overlap, from which nothing follows.</summary>
    public static ResolutionStudy NothingResolved { get; } =
        new(new MeasuredAccuracy(null, null, null, false, NotMeasured.TooFew), [], []);

    /// <summary>Nothing was left out.</summary>
    public static Exclusions NothingLeftOut { get; } = new(30, 0, 0,
        [new(ExclusionGrouping.Outcome, "yes", 15, []), new(ExclusionGrouping.Outcome, "no", 15, [])], null, null);

    private static DateTime Utc(int day, int hour) => new(2024, 7, day, hour, 0, 0, DateTimeKind.Utc);

    private static ReportInputs WithRows(ReportInputs inputs)
    {
        var features = Features(i => i % 20 == 0 ? FeatureKind.Moderation : FeatureKind.Label);
        var rows = OfRows(Dated(inputs.Train.Rows), Dated(inputs.Test.Rows), features);
        return inputs with
        {
            Matrix = rows.Matrix,
            Train = rows.Train,
            Test = rows.Test,
            Predictions = rows.Predictions,
        };

        static MatrixRow[] Dated(IReadOnlyList<MatrixRow> rows) =>
            [.. rows.Select((row, i) => row with { Published = new DateOnly(2012 + i % 83 % 10, 5, 1 + i % 28) })];
    }

    private static string NameOf(int feature) =>
        feature == 3 ? "Female Swimwear Or Underwear With A Long Name" : $"Detection {feature}";

    private static ComparedModel Model(string set, SettingsSource source, double accuracy) => new(
        source == SettingsSource.Tuned ? $"{set}, tuned" : set, set, source, "10 features",
        Estimated(accuracy, accuracy - 0.04, accuracy + 0.04),
        source == SettingsSource.Tuned
            ? [new("trees of depth 2, 100 rounds, min_child_weight 1", 7), new("logistic regression, penalty 1", 3)]
            : []);

    private static FeatureContribution Contribution(string name, double meanAbsolute) => new(
        name, FeatureKind.Label, meanAbsolute, new(-1, -0.5, 0, 0.5, 1), new(67, 0.4), new(67, -0.4), new(66, 0));

    private static RemarkableRow Remarked(Remarkable why, string id, bool inKayfabe, double probability) =>
        new(why, new Prediction(id, $"post of {id}", inKayfabe, probability), [new("Detection 1", 1, 0.5)]);
}
