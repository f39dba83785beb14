using Kayfabe.Report.Comparing;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report.Tests.Comparing;

/// <summary>Two runs compared.</summary>
internal static class Pairs
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("A paragraph and more. ", 10));

    /// <summary>Runs with every kind of difference, of which one found more, and with names that mean harm.</summary>
    public static RunPair Full { get; } = Of(Predictions(0, 400, 5), Predictions(4, 400, 9)) with
    {
        Study = Examples.Header with { Synthetic = true },
        Changes =
        [
            new("setting", ["Featurize"], "threshold", "95", "90", "threshold 95 -> 90"),
            new("setting", ["Report"], "description", s_long, s_long + "!", $"description {s_long} -> {s_long}!"),
            new("data", ["Annotate"], "annotations/<b>\e[31m.csv", "sha256:aa", "sha256:bb", "annotations/<b>\e[31m.csv edited"),
            new("code", ["Train", "Report"], "code", null, null, "code of Train, Report changed"),
            new("environment", ["Train"], "XGBoost", "1.7.4", "2.0.0", "XGBoost 1.7.4 -> 2.0.0"),
        ],
    };

    /// <summary>A revision that has neither a lock nor predictions, and the last run.</summary>
    public static RunPair Old { get; } = Full with
    {
        A = Full.A with { Result = Full.A.Result! with { Predictions = null } },
        Changes = null,
        WhyUnknown = "What went into a is not known: no lock.json was published there.",
        Comparison = RunComparison.Of(Full.A.Result! with { Predictions = null }, Full.B.Result!),
    };

    /// <summary>Runs that differ by nothing.</summary>
    public static RunPair Same { get; } = Of(Predictions(0, 60, 5), Predictions(0, 60, 5)) with { IsSameRun = true };

    /// <summary>Two runs with these predictions.</summary>
    public static RunPair Of(Prediction[] a, Prediction[] b) => new()
    {
        Study = Examples.Header,
        A = new ComparedRun("HEAD~1", "git commit 0123456789ab, run 3f2a9c01b7de", Result(a)),
        B = new ComparedRun("latest", "run 9c01b7de3f2a", Result(b)),
        Changes = [],
        IsSameRun = false,
        Comparison = RunComparison.Of(Result(a), Result(b)),
    };

    /// <summary>Predictions of rows, two a post, of which every so many is wrong; an outcome is another where the first row is.</summary>
    public static Prediction[] Predictions(int first, int count, int wrong) =>
    [
        .. Enumerable.Range(first, count).Select(row => new Prediction(
            $"r{row}", $"p{row / 2}", row % 2 == 0 || (first > 0 && row == 11),
            (row % 2 == 0) == (row % wrong != 0) ? 0.75 : 0.25)),
    ];

    private static RunResult Result(Prediction[] predictions) =>
        new(ModelMetrics.Of(predictions, new EvaluateSettings { Resamples = 200 }, 1), predictions);
}
