namespace Kayfabe.Study.Statistics;

/// <summary>
/// The rows of a table by their posts, which are independent of each other; rows of one post are not.
/// </summary>
public sealed class PostClusters
{
    private readonly int[] _postOf;

    /// <summary>Numbers the posts in the order in which they first occur.</summary>
    /// <param name="posts">The post of each row.</param>
    public PostClusters(IEnumerable<string> posts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var postOf = new List<int>();
        foreach (var post in posts)
        {
            numbers.TryAdd(post, numbers.Count);
            postOf.Add(numbers[post]);
        }
        (_postOf, Count) = ([.. postOf], numbers.Count);
    }

    /// <summary>The number of posts.</summary>
    public int Count { get; }

    /// <summary>The number of each row's post, from 0.</summary>
    public ReadOnlySpan<int> PostOfRow => _postOf;

    /// <summary>
    /// The number of posts of one size that some rows are worth: (sum m)^2 / sum m^2 for m rows of each post.
    /// </summary>
    /// <remarks>
    /// Kish, Survey Sampling (1965), section 8.2. As many independent rows are the rows worth at least, as if all of a
    /// post were equal; and as many posts give the degrees of freedom of a variance by posts.
    /// </remarks>
    /// <param name="counts">Whether a row is one of them.</param>
    public double EffectivePosts(Func<int, bool> counts)
    {
        var rowsOf = new int[Count];
        for (var row = 0; row < _postOf.Length; row++)
            rowsOf[_postOf[row]] += counts(row) ? 1 : 0;
        var (sum, squares) = (0.0, 0.0);
        foreach (var rows in rowsOf)
        {
            sum += rows;
            squares += (double)rows * rows;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /// <summary>The number of posts of one size that all rows are worth.</summary>
    public double EffectivePosts() => EffectivePosts(_ => true);

    /// <summary>What each post adds to a mean of rows: the sum of their deviations, over their number.</summary>
    /// <param name="values">The values of some rows.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="first">The first of these rows.</param>
    public double[] Influences(IReadOnlyList<double> values, double mean, int first = 0)
    {
        var influences = new double[Count];
        for (var i = 0; i < values.Count; i++)
            influences[_postOf[first + i]] += (values[i] - mean) / values.Count;
        return influences;
    }

    /// <summary>The variance of a mean, or the covariance of two, from what posts add to them.</summary>
    /// <remarks>
    /// The linearized variance of a ratio of sums over posts, with the factor G / (G - 1) for G posts: Cochran, Sampling
    /// Techniques (1977), section 9A.
    /// </remarks>
    /// <returns>NaN of one post.</returns>
    public static double Covariance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var post = 0; post < a.Length; post++)
            sum += a[post] * b[post];
        return sum * a.Length / (a.Length - 1);
    }
}
