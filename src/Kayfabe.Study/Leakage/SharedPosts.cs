namespace Kayfabe.Study.Leakage;

/// <summary>Rows of one post on both sides of the split are not independent.</summary>
internal static class SharedPosts
{
    public static Suspicion Check(LeakageEvidence evidence)
    {
        var trained = evidence.Sets.Train.ToLookup(row => evidence.Matrix.Rows[row].Post, StringComparer.Ordinal);
        return SharedRows.Of(
            evidence,
            "sharedPosts",
            "posts on both sides of the split",
            "L3.2",
            test => [.. trained[evidence.Matrix.Rows[test].Post]],
            "are of a post that has training rows too",
            "Divide whole posts: set split.method to grouped.");
    }
}
