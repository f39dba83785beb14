using Kayfabe.Report.Document;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Comparing;

/// <summary>What the terminal and the page say of two runs in the same words.</summary>
internal static class PairSentences
{
    /// <summary>The difference that matters most.</summary>
    public static string Headline(RunPair pair)
    {
        if (pair.IsSameRun)
            return "No difference: a and b are the same run.";
        if (WhyNotPaired(pair) is { } why)
            return why;
        var comparison = pair.Comparison!;
        var rows = Format.Counted(comparison.Rows!.Compared, "common test row", "common test rows");
        var accuracy = comparison.Metrics.First(metric => metric.Metric == Metric.Accuracy).Difference;
        return accuracy.Value switch
        {
            0 => $"a and b have the same accuracy on {rows}{Points(accuracy)}.",
            { } value => $"On {rows} the accuracy of b is {Format.Fixed(Math.Abs(value) * 100, "0.0")} percentage "
                + $"points {(value > 0 ? "higher" : "lower")} than that of a{Points(accuracy)}: "
                + (Finding(Metric.Accuracy, accuracy) is { } finding ? finding + "." : "no clear difference."),
            null => "The accuracy on the common test rows is not defined.",
        };
    }

    /// <summary>Why there are no paired differences, a sentence or two; null where there are.</summary>
    public static string? WhyNotPaired(RunPair pair) => pair switch
    {
        { A.Result: null, B.Result: null } =>
            $"There are no metrics to compare: a {pair.A.WhyNoResult}; b {pair.B.WhyNoResult}.",
        { A.Result: null } => $"There are no metrics to compare: a {pair.A.WhyNoResult}.",
        { B.Result: null } => $"There are no metrics to compare: b {pair.B.WhyNoResult}.",
        { Comparison.Rows: null } => $"There is no paired difference: {WithoutPredictions(pair)} has no predictions of "
            + "its test rows, only their metrics.",
        { Comparison.Rows: { Both: 0 } } => "There is no paired difference: a and b have no test row in common.",
        { Comparison.Metrics: [] } => "There is no paired difference: no row is the same in both test sets.",
        _ => null,
    };

    /// <summary>Where a change enters: the stage, or how many.</summary>
    public static string StageOf(RunChange change) =>
        change.Stages.Count == 1 ? change.Stages[0] : $"{change.Stages.Count} stages";

    /// <summary>What differs, counted: <c>setting: 1, data: 2</c>.</summary>
    public static string Counted(IReadOnlyList<RunChange> changes) => changes.Count == 0
        ? "nothing"
        : string.Join(", ", changes.GroupBy(change => change.Kind).Select(kind => $"{kind.Key}: {kind.Count()}"));

    /// <summary>How far the test rows of the two overlap, and how the differences were computed.</summary>
    public static IEnumerable<string> Rows(RunPair pair)
    {
        if (pair.Comparison is not { Rows: { } rows } comparison)
            yield break;
        if (rows.IsSame)
            yield return $"Both were tested on the same {Format.Counted(rows.Both, "row", "rows")} from "
                + $"{Format.Counted(rows.Posts, "post", "posts")}.";
        else
            yield return $"{Format.Counted(rows.Both, "row is", "rows are")} in both test sets, "
                + $"{Format.Count(rows.OnlyA)} only in a's, {Format.Count(rows.OnlyB)} only in b's.";
        if (rows.OtherOutcomes > 0)
            yield return $"{Format.Counted(rows.OtherOutcomes, "row has", "rows have")} a different outcome in b than "
                + "in a, because annotations changed: left out of the comparison.";
        if (rows.OtherPosts > 0)
            yield return $"{Format.Counted(rows.OtherPosts, "row belongs", "rows belong")} to a different post in b "
                + "than in a: also left out.";
        if (!rows.IsSame && rows.Compared > 0)
            yield return "a and b are evaluated on the "
                + $"{Format.Counted(rows.Compared, "row that is", "rows that are")} the same in both, from "
                + $"{Format.Counted(rows.Posts, "post", "posts")}; on all of its own test rows a has an "
                + $"accuracy of {Own(pair.A)}, b of {Own(pair.B)}.";
        if (comparison.Metrics.Count > 0)
            yield return "95\u00a0% intervals of b - a are by the jackknife over posts, paired by row.";
    }

    /// <summary>What a difference says where its interval excludes zero; null where it does not.</summary>
    public static string? Finding(Metric metric, Estimate difference) => difference.Interval switch
    {
        { Low: > 0 } => IsLoss(metric) ? "b is worse" : "b is better",
        { High: < 0 } => IsLoss(metric) ? "b is better" : "b is worse",
        _ => null,
    };

    private static bool IsLoss(Metric metric) => metric is Metric.Brier or Metric.LogLoss;

    private static string Own(ComparedRun run) => run.Result!.Metrics.Values[Metric.Accuracy] is { } accuracy
        ? $"{Format.Percent(accuracy)} ({Format.Counted(run.Result.Metrics.Rows, "row", "rows")})"
        : "not defined";

    private static string WithoutPredictions(RunPair pair) =>
        (pair.A.Result!.Predictions, pair.B.Result!.Predictions) switch
        {
            (null, null) => "neither",
            (null, _) => "a",
            _ => "b",
        };

    private static string Points(Estimate difference) => difference.Interval is { } interval
        ? $" (95\u00a0% interval {Format.Points(interval.Low)} to {Format.Points(interval.High)})"
        : "";
}
