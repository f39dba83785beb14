namespace Kayfabe.Study.Leakage;

/// <summary>Test rows that have something in common with training rows.</summary>
internal static class SharedRows
{
    /// <summary>The share of the test rows below which it is no matter.</summary>
    private const double Relevant = 0.01;

    /// <summary>A finding about them.</summary>
    /// <param name="evidence">The study.</param>
    /// <param name="id">The check's name in files.</param>
    /// <param name="name">What is looked for.</param>
    /// <param name="code">The kind of leakage.</param>
    /// <param name="like">The training rows that a test row has something in common with.</param>
    /// <param name="what">What the test rows do or are, in the plural.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="isFailure">Whether many such rows are a failure whatever they do to the result.</param>
    public static Suspicion Of(
        LeakageEvidence evidence, string id, string name, string code, Func<int, IReadOnlyList<int>> like, string what,
        string advice, bool isFailure = true)
    {
        var shared = evidence.Sets.Test.Select(row => (Row: row, Like: like(row)))
            .Where(row => row.Like.Count > 0).ToDictionary(row => row.Row, row => row.Like);
        var share = (double)shared.Count / Math.Max(1, evidence.Sets.Test.Count);
        return new Suspicion(
            id, name, code, $"{shared.Count} of {evidence.Sets.Test.Count} test rows {what}.")
        {
            IsFound = share >= Relevant,
            Rows = shared.Count,
            ShareOfTestRows = isFailure ? share : null,
            Effect = () => evidence.WithoutRowsLike(shared),
            Advice = advice,
        };
    }
}
