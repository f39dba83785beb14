using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>Whether a value is missing should say nothing of the outcome.</summary>
internal static class Missingness
{
    /// <summary>The rows, with and without the value, below which nothing is concluded.</summary>
    private const int FewestRows = 10;

    public static AuditFinding Check(AuditEvidence evidence)
    {
        const string Id = "missingness", Name = "missing values that predict the outcome", Code = "L2";
        var limit = evidence.Settings.Missingness;
        var patterns = Patterns(evidence).Select(pattern => Measure(evidence, pattern.Name, pattern.Missing)).ToArray();
        if (patterns.Length == 0)
        {
            return new AuditFinding(
                Id, Name, Code, AuditVerdict.Pass, $"No value is missing in {FewestRows} rows and known in as many.",
                Limit: limit);
        }
        var worst = patterns.MaxBy(pattern => AuditEvidence.Size(pattern.Difference) is { Interval.Low: > 0 } size ? size.Value : 0)!;
        var verdict = AuditEvidence.OfDifference(AuditEvidence.Size(worst.Difference), limit);
        var hasAdvice = verdict != AuditVerdict.Pass;
        return new AuditFinding(
            Id,
            Name,
            Code,
            verdict,
            $"Where {worst.Name}, in {worst.Rows} rows, {AuditEvidence.Percent(worst.InKayfabe)} are in kayfabe, "
            + $"elsewhere {AuditEvidence.Percent(worst.InKayfabe - worst.Difference.Value)}.",
            worst.Rows,
            evidence.AccuracyOver(
                evidence.Of(candidate => candidate.Features == FeatureSet.Blankness),
                evidence.Of(candidate => candidate is { Learner: Learner.Majority, Split: null })),
            limit,
            hasAdvice ? "Find out why values are missing; process all rows alike, or take blanks for zeros." : null);
    }

    private static Pattern Measure(AuditEvidence evidence, string name, bool[] missing)
    {
        var rows = evidence.Matrix.Rows.Select(row => new PostValue(row.Post, row.InKayfabe ? 1 : 0)).ToArray();
        PostValue[] where = [.. rows.Where((_, i) => missing[i])];
        return new Pattern(
            name,
            where.Length,
            where.Average(row => row.Value),
            evidence.Difference(where, [.. rows.Where((_, i) => !missing[i])]));
    }

    private static IEnumerable<(string Name, bool[] Missing)> Patterns(AuditEvidence evidence)
    {
        var matrix = evidence.Matrix;
        var isTold = Blanks.AreTold(matrix);
        var all = new List<(string Name, bool[] Missing)>
        {
            (isTold ? "detections are blank" : "nothing was detected", Blanks.RowsOf(matrix)),
        };
        var columns = new FeatureColumns(matrix);
        for (var column = 0; column < matrix.Features.Count; column++)
        {
            if (Blanks.IsDetection(matrix.Features[column]))
                continue;
            var missing = Enumerable.Repeat(true, matrix.Rows.Count).ToArray();
            foreach (var row in columns.RowsOf(column))
                missing[row] = false;
            all.Add(($"{matrix.Features[column].Name} is blank", missing));
        }
        return all.Where(pattern =>
            pattern.Missing.Count(isMissing => isMissing) >= FewestRows
            && pattern.Missing.Count(isMissing => !isMissing) >= FewestRows);
    }

    private sealed record Pattern(string Name, int Rows, double InKayfabe, Estimate Difference);
}
