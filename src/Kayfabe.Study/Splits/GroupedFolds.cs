using System.Globalization;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Splits;

/// <summary>Repeated k-fold cross-validation with whole posts: each row is tested once in each repeat.</summary>
/// <remarks>
/// Rows of one post are not independent; Roberts et al., Ecography 40 (2017), blocked cross-validation.
/// </remarks>
public static class GroupedFolds
{
    /// <summary>Deals the posts, in the order of a hash of post, repeat and seed, to the folds like cards.</summary>
    /// <param name="rows">The rows, of which those of one post stay together.</param>
    /// <param name="folds">The number of folds, 2 or more; where there are fewer posts, each post is a fold.</param>
    /// <param name="repeat">The repeat, from 0; each deals anew.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>
    /// A train and a test set a fold, in the order of the rows; folds differ by at most one post. None where all rows
    /// are of one post. A training set may have one outcome only: the caller knows what to make of it.
    /// </returns>
    public static IReadOnlyList<RowSets> Of(IReadOnlyList<MatrixRow> rows, int folds, int repeat, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var purpose = string.Create(CultureInfo.InvariantCulture, $"fold {repeat}");
        var posts = rows
            .Select(row => row.Post)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(post => StableHash.Of(purpose, seed, post))
            .ThenBy(post => post, StringComparer.Ordinal)
            .ToList();
        var count = Math.Min(folds, posts.Count);
        if (count < 2)
            return [];
        var foldOf = new Dictionary<string, int>(posts.Count, StringComparer.Ordinal);
        for (var i = 0; i < posts.Count; i++)
            foldOf.Add(posts[i], i % count);
        var tested = Enumerable.Range(0, rows.Count).ToLookup(row => foldOf[rows[row].Post]);
        return
        [
            .. Enumerable.Range(0, count).Select(fold => new RowSets(
                [.. Enumerable.Range(0, rows.Count).Where(row => foldOf[rows[row].Post] != fold)],
                [.. tested[fold]])),
        ];
    }
}
