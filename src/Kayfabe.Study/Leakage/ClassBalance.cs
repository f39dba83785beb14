using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Leakage;

/// <summary>Test rows should be drawn as the rows that the result is to hold for.</summary>
internal static class ClassBalance
{
    public static LeakageFinding Check(LeakageEvidence evidence)
    {
        var (test, train) = (Outcomes(evidence.Test), Outcomes(evidence.Train));
        var difference = LeakageEvidence.Difference(test, train);
        var limit = evidence.Settings.ClassBalance;
        var verdict = LeakageEvidence.OfDifference(LeakageEvidence.Size(difference), limit);
        return new LeakageFinding(
            "classBalance",
            "test rows of another balance than training rows",
            "L3.3",
            verdict,
            $"{LeakageEvidence.Percent(Share(test))} of the test rows are in kayfabe, "
            + $"{LeakageEvidence.Percent(Share(train))} of the training rows{Interval(difference.Interval)}.",
            test.Length,
            null,
            limit,
            verdict == LeakageVerdict.Pass ? null : "Look at how the rows are divided, or set another split.seed.");
    }

    private static PostValue[] Outcomes(IEnumerable<MatrixRow> rows) =>
        [.. rows.Select(row => new PostValue(row.Post, row.InKayfabe ? 1 : 0))];

    private static double? Share(PostValue[] rows) => rows.Length == 0 ? null : rows.Average(row => row.Value);

    private static string Interval(Statistics.Interval? interval) => interval is { } known
        ? $"; the difference is {LeakageEvidence.Percent(known.Low)} to {LeakageEvidence.Percent(known.High)}"
        : "";
}
