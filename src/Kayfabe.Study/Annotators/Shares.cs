using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

internal static class Shares
{
    public const int FewestPosts = 20;
    public const int FewestOfOutcome = 10;

    public static Estimate Of(IReadOnlyList<PostValue> rows) => PostValue.Mean(rows, 100, 1);

    public static Estimate Difference(IReadOnlyList<PostValue> first, IReadOnlyList<PostValue> second) =>
        PostValue.Difference(first, second, 100, 1);
}
