namespace Kayfabe.Study.Leakage;

/// <summary>Rows of one post on both sides of the split are not independent.</summary>
internal static class SharedPosts
{
    public static LeakageFinding Check(LeakageEvidence evidence)
    {
        var trained = evidence.Train.Select(row => row.Post).ToHashSet(StringComparer.Ordinal);
        var shared = evidence.Test.Where(row => trained.Contains(row.Post))
            .Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var limit = evidence.Settings.SharedPosts;
        return new LeakageFinding(
            "sharedPosts",
            "posts on both sides of the split",
            "L3.2",
            evidence.OfShare(shared.Count, limit),
            shared.Count == 0
                ? "No test row is of a post that has training rows."
                : $"{shared.Count} of {evidence.Sets.Test.Count} test rows are of a post that has training rows too.",
            shared.Count,
            shared.Count == 0 ? null : evidence.AccuracyWith(shared),
            limit,
            shared.Count == 0 ? null : "Divide whole posts: set split.method to grouped.");
    }
}
