using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Study.Leakage;

/// <summary>Whether a value is missing should not predict the outcome.</summary>
internal static class Missingness
{
    /// <summary>The rows, with and without the value, below which nothing is concluded.</summary>
    private const int FewestRows = 10;

    private const string Code = "L2";

    public static LeakageFinding CheckDetections(LeakageEvidence evidence)
    {
        var name = Blanks.AreDistinguished(evidence.Matrix) ? "detections are blank" : "nothing was detected";
        return Check(
            evidence,
            "blankDetections",
            "blank detections that predict the outcome",
            [(name, Blanks.RowsOf(evidence.Matrix))],
            evidence.AccuracyOver(
                evidence.Of(candidate => candidate.Features == FeatureSet.Blankness),
                evidence.Of(candidate => candidate is { Learner: Learner.Majority, Split: null })),
            "Find out why detections are blank; process all pictures alike, or take blanks for zeros.");
    }

    public static LeakageFinding CheckMetadata(LeakageEvidence evidence) => Check(
        evidence,
        "missingMetadata",
        "missing metadata that predict the outcome",
        MetadataPatterns(evidence),
        null,
        "Find out why the values are missing, and leave the feature out where that is no property of the picture.");

    private static LeakageFinding Check(
        LeakageEvidence evidence,
        string id,
        string name,
        IEnumerable<(string Name, bool[] Missing)> candidates,
        Estimate? accuracy,
        string advice)
    {
        var limit = evidence.Settings.Missingness;
        var patterns = candidates
            .Where(pattern => pattern.Missing.Count(isMissing => isMissing) >= FewestRows
                && pattern.Missing.Count(isMissing => !isMissing) >= FewestRows)
            .Select(pattern => Measure(evidence, pattern.Name, pattern.Missing))
            .ToArray();
        if (patterns.Length == 0)
        {
            return new LeakageFinding(
                id, name, Code, LeakageVerdict.Pass, $"No value is missing in {FewestRows} rows and known in as many.",
                Limit: limit);
        }
        var worst = patterns.MaxBy(pattern => LeakageEvidence.Size(pattern.Difference).Interval?.Low ?? 0)!;
        var verdict = LeakageEvidence.OfDifference(LeakageEvidence.Size(worst.Difference), limit);
        return new LeakageFinding(
            id,
            name,
            Code,
            verdict,
            $"Where {worst.Name}, in {worst.Rows} rows, {LeakageEvidence.Percent(worst.InKayfabe)} are in kayfabe, "
            + $"elsewhere {LeakageEvidence.Percent(worst.InKayfabe - worst.Difference.Value)}.",
            worst.Rows,
            accuracy,
            limit,
            verdict == LeakageVerdict.Pass ? null : advice);
    }

    private static Pattern Measure(LeakageEvidence evidence, string name, bool[] missing)
    {
        var rows = evidence.Matrix.Rows.Select(row => new PostValue(row.Post, row.InKayfabe ? 1 : 0)).ToArray();
        PostValue[] where = [.. rows.Where((_, i) => missing[i])];
        return new Pattern(
            name,
            where.Length,
            where.Average(row => row.Value),
            LeakageEvidence.Difference(where, [.. rows.Where((_, i) => !missing[i])]));
    }

    private static IEnumerable<(string Name, bool[] Missing)> MetadataPatterns(LeakageEvidence evidence)
    {
        var matrix = evidence.Matrix;
        var columns = new FeatureColumns(matrix);
        for (var column = 0; column < matrix.Features.Count; column++)
        {
            if (Blanks.IsDetection(matrix.Features[column]))
                continue;
            var missing = Enumerable.Repeat(true, matrix.Rows.Count).ToArray();
            foreach (var row in columns.RowsOf(column))
                missing[row] = false;
            yield return ($"{matrix.Features[column].Name} is missing", missing);
        }
    }

    private sealed record Pattern(string Name, int Rows, double InKayfabe, Estimate Difference);
}
