namespace Kayfabe.Study.Statistics;

/// <summary>
/// Shuffles values of rows by post: each post gets the values of another, since rows of one post are not independent.
/// </summary>
public sealed class PostShuffle
{
    private readonly int[][] _rowsOf;
    private readonly int _rows;

    /// <param name="posts">The post of each row.</param>
    public PostShuffle(IEnumerable<string> posts)
    {
        var clusters = new PostClusters(posts);
        var postOf = clusters.PostOfRow.ToArray();
        _rows = postOf.Length;
        _rowsOf = [.. Enumerable.Range(0, _rows).GroupBy(row => postOf[row]).Select(post => post.ToArray())];
    }

    /// <summary>For each row, the row whose value it gets.</summary>
    /// <remarks>A longer post gets the other's values again, from any of its rows on; a shorter one not all.</remarks>
    public int[] Draw(SplitMix64 random)
    {
        var order = random.Permutation(_rowsOf.Length);
        var from = new int[_rows];
        for (var post = 0; post < order.Length; post++)
        {
            var (to, other) = (_rowsOf[post], _rowsOf[order[post]]);
            var start = random.Next(other.Length);
            for (var i = 0; i < to.Length; i++)
                from[to[i]] = other[(start + i) % other.Length];
        }
        return from;
    }
}
