namespace Kayfabe.Report.Tests;

internal static partial class Examples
{
    /// <summary>Every part that the report knows.</summary>
    public static ReportModel Honest { get; } = Full with
    {
        Study = Study with { Id = "sample", Title = "A study with every part", Synthetic = true },
        Reproduction = Full.Reproduction! with
        {
            WhatRemains = "Of the published 83.9 %, 66.9 % remain when the model sees only detections, blanks count as "
                + "zero, and no post lies on both sides of the split.",
        },
        CrossValidations =
        [
            new("rows at random", 5, 10, new Estimate(0.823, 0.805, 0.841), 0.762, 0.878),
            new("grouped by post", 5, 10, new Estimate(0.741, 0.712, 0.768), 0.669, 0.804),
        ],
        Comparisons = new Comparisons(
            [
                new("Everything (published setting)", "all", "missing", "pandas", 441, new(0.825, 0.787, 0.861), true),
                new("Metadata only", "metadata", "missing", "pandas", 441, new(0.803, 0.76, 0.84)),
                new("Detections only", "detections", "missing", "pandas", 441, new(0.76, 0.715, 0.80)),
                new("Detections only, blanks as zero", "detections", "zero", "pandas", 441, new(0.71, 0.665, 0.752)),
                new("Detections only, blanks as zero, grouped by post", "detections", "zero", "grouped", 440,
                    new(0.669, 0.62, 0.714)),
                new("Blankness only", "blankness", "indicator", "pandas", 441, new(0.65, 0.60, 0.70)),
                new("Logistic regression", "all", "zero", "pandas", 441, new(0.77, 0.73, 0.81)),
                new("One best feature", "pubYear", "missing", "pandas", 441, new(0.66, 0.61, 0.70)),
                new("Majority class", "none", "none", "pandas", 441, new(0.51, 0.46, 0.56)),
                new("A model that was not fitted", "none", "none", "pandas", 0, new(null)),
            ],
            [
                new("Everything", "Majority class", new(0.315, 0.26, 0.37)),
                new("Everything", "Metadata only", new(0.022, -0.011, 0.052)),
                new("Detections only", "Detections only, blanks as zero", new(0.05, 0.018, 0.081)),
            ],
            "Intervals are from a bootstrap over posts."),
        Leakage = new LeakageAudit(
            [
                new("Pictures of one post on both sides", "L3.2", Verdict.Fail,
                    "168 of 441 test rows share a post with a training row.", 168, new(0.084, 0.05, 0.12),
                    "Split by post: set split.method to \"grouped\"."),
                new("Identical pictures across the split", "L1.4", Verdict.NotApplicable, "The study has no pictures."),
                new("Missing values that predict the outcome", "L2", Verdict.Warn,
                    "67.8 % are in kayfabe where detections are blank, 37.6 % elsewhere.", 705, null,
                    "Set import.blanks to \"zero\"."),
                new("Vocabulary fitted on test rows", "L1.2", Verdict.Pass,
                    "The columns are those of the training rows."),
            ]),
        Thresholds = new ThresholdCurve(
            [
                .. Enumerable.Range(0, 50).Select(i => new ThresholdPoint(
                    50 + i, 1200 - 20 * i, i * i / 4,
                    new(0.70 + 0.002 * (i % 9), 0.66 + 0.002 * (i % 9), 0.74 + 0.002 * (i % 9)))),
            ],
            95),
        Contributions = new Contributions(
            [
                .. Enumerable.Range(1, 18).Select(feature => new FeatureContribution(
                    feature == 3 ? "Female Swimwear Or Underwear With A Long Name" : $"Detection {feature}",
                    1.2 / feature,
                    [
                        .. Enumerable.Range(0, 200).Select(row => new ContributionPoint(
                            (row % 3 - 0.8) / feature * (1 + row % 17 / 20.0),
                            (row % 3) switch { 0 => 0, 1 => 1, _ => null })),
                    ])),
            ],
            200),
        Gallery = new Gallery(
            [
                new("Most confident errors",
                    [.. Enumerable.Range(1, 5).Select(i => Shown($"CAbc{i}", i % 2 == 0, 0.97 - 0.01 * i))]),
                new("Least sure", [Shown("CXyz", true, 0.501)]),
                new("Nobody", []),
            ]),
        Calibration = new Calibration(
            [
                .. Enumerable.Range(0, 10).Select(i => new CalibrationBin(
                    i / 10.0, (i + 1) / 10.0, i / 10.0 + 0.05,
                    new(0.02 + i * 0.103, Math.Max(0, i * 0.103 - 0.06), Math.Min(1, i * 0.103 + 0.1)), 20 + 7 * i)),
            ],
            new Estimate(0.038, 0.03, 0.07)),
        Reliability = new Reliability
        {
            Annotators = 3,
            Pictures = 300,
            PicturesByTwo = 90,
            Agreement = new Estimate(0.922, 0.88, 0.96),
            Alpha = new Estimate(0.784, 0.70, 0.86),
            Pairs =
            [
                new("ada", "bob", 60, new(0.93, 0.86, 0.98), new(0.81, 0.7, 0.9)),
                new("ada", "cyd", 30, new(0.9, 0.8, 1), new(null, Undefined: "only one value occurs")),
            ],
            Disagreements = [new("CAbc1", ["ada"], ["bob"], "left out"), new("CAbc2", ["ada", "cyd"], ["bob"], "yes")],
            Ties = "Ties are left out.",
        },
        Flow = new DataFlow
        {
            Steps =
            [
                new("rows of the exports", 412, []), new("pictures", 380, [new("duplicates", 30), new("videos", 2)]),
                new("annotated pictures", 300, [new("without annotation", 80)]), new("test rows", 90, []),
            ],
            Detections = [.. Enumerable.Range(0, 9).Select(i => new DetectionCount($"{i}", 10 + (i * 37 % 60)))],
            Balance =
            [
                .. Enumerable.Range(2012, 10)
                    .Select(year => new PeriodBalance($"{year}", year % 7 * 20, year % 5 * 15 + 8)),
            ],
            ServiceModels = [new("DetectLabels", "3.0", 300), new("DetectModerationLabels", "7.0", 300)],
        },
        ModelCard = new Card(
            [
                new("Intended use", "To exercise the build.\n\nNot for judging people."),
                new("Ethical considerations", null),
            ]),
        Datasheet = new Card([new("Motivation", "A study that can be published whole.")]),
    };

    private static GalleryPicture Shown(string id, bool inKayfabe, double probability) => new(
        id, PictureFormat.Png,
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        inKayfabe, probability, ["Person 99.1", "Wrestling 97.4", "Championship Belt 88.0"]);
}
