using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>Whether test rows are enough to say how sure a result is.</summary>
/// <param name="Posts">The posts of the rows.</param>
/// <param name="InKayfabe">The rows annotated in kayfabe.</param>
/// <param name="NotInKayfabe">The others.</param>
public readonly record struct TestSize(int Posts, int InKayfabe, int NotInKayfabe)
{
    /// <summary>The rows of either outcome below which no interval and no verdict is given.</summary>
    public const int FewestRows = 10;

    /// <summary>Whether there are enough for intervals and verdicts.</summary>
    public bool IsEnough => Posts >= Interval.FewestPosts && Math.Min(InKayfabe, NotInKayfabe) >= FewestRows;

    /// <summary>Counts the rows of predictions.</summary>
    public static TestSize Of(IReadOnlyList<Prediction> predictions)
    {
        var posts = new HashSet<string>(StringComparer.Ordinal);
        var inKayfabe = 0;
        foreach (var prediction in predictions)
        {
            posts.Add(prediction.Post);
            inKayfabe += prediction.InKayfabe ? 1 : 0;
        }
        return new TestSize(posts.Count, inKayfabe, predictions.Count - inKayfabe);
    }
}
