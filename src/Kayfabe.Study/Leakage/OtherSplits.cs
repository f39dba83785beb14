using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// The same model on other splits: how much of its accuracy does not carry over to new or later posts.
/// </summary>
internal static class OtherSplits
{
    public static LeakageFinding CheckGrouped(LeakageEvidence evidence) => Check(
        evidence, SplitMethod.Grouped, "groupedSplit", "a result that new posts do not bear out", "L3.2",
        "Divide whole posts: set split.method to grouped.");

    public static LeakageFinding CheckTemporal(LeakageEvidence evidence) => Check(
        evidence, SplitMethod.Temporal, "temporalSplit", "a result that later posts do not bear out", "L3.1",
        "Test on the last posts, if the model is to be used for later ones: set split.method to temporal.");

    private static LeakageFinding Check(
        LeakageEvidence evidence, SplitMethod method, string id, string name, string code, string advice)
    {
        var limit = evidence.Settings.OtherSplits;
        var own = evidence.On(evidence.Method) ?? [];
        if (evidence.Method == method)
        {
            return new LeakageFinding(
                id, name, code, LeakageVerdict.Pass, $"The study's own split is {Word(method)}.", own.Count,
                Limit: limit);
        }
        if (evidence.On(method) is not { } other)
        {
            return new LeakageFinding(
                id, name, code, LeakageVerdict.NotApplicable, $"The rows cannot be divided {Word(method)}.");
        }
        var (first, second) = (evidence.Rightness(own), evidence.Rightness(other));
        var difference = LeakageEvidence.Difference(first, second);
        var verdict = LeakageEvidence.OfDifference(difference, limit);
        return new LeakageFinding(
            id,
            name,
            code,
            verdict,
            $"The same model has an accuracy of {Accuracy(first)} on the study's own split, of {Accuracy(second)} "
            + $"divided {Word(method)}.",
            other.Count,
            difference,
            limit,
            verdict == LeakageVerdict.Pass ? null : advice);
    }

    private static string Word(SplitMethod method) => method == SplitMethod.Temporal ? "by day" : "by post";

    private static string Accuracy(PostValue[] rows) =>
        LeakageEvidence.Percent(rows.Length == 0 ? null : rows.Average(row => row.Value));
}
