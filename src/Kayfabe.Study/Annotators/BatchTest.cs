using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>Tests by permutation whether an annotator's share of yes depends on the batch, or on time.</summary>
/// <param name="Between">The p-value for the batches; null where there is one only.</param>
/// <param name="Drift">The p-value for a rise or fall in time.</param>
/// <remarks>
/// Posts are shuffled among the places in time, each with all of its annotations, so that pictures of one post may be
/// as alike as they are: a post has the place of its first annotation. The statistics are the sum over batches of
/// (yes - expected)^2 / annotations, and the covariance of a post's yes beyond expectation with its place. p = (1 +
/// permutations at least as extreme) / (1 + permutations): Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010).
/// </remarks>
internal sealed record BatchTest(double? Between, double Drift)
{
    // Of very many posts fewer permutations: the time is bounded, and a small p-value no smaller.
    private const int Most = 1999, Fewest = 199;
    private const long MostMoves = 200_000_000;

    // Sums in another order differ in their last digits.
    private const double Tolerance = 1e-9;

    /// <summary>Tests one annotator's annotations.</summary>
    /// <param name="annotations">In the order of time: the post, whether it is a yes, the number of the batch.</param>
    /// <param name="seed">The seed of the permutations.</param>
    /// <returns>Null where there are too few posts, or where all annotations say the same.</returns>
    public static BatchTest? Of(IReadOnlyList<(string Post, bool Yes, int Batch)> annotations, long seed)
    {
        var posts = annotations.GroupBy(one => one.Post, StringComparer.Ordinal)
            .Select(post => (Count: post.Count(), Yes: post.Count(one => one.Yes), post.First().Batch)).ToArray();
        var share = annotations.Count == 0 ? 0 : annotations.Average(one => one.Yes ? 1.0 : 0);
        if (posts.Length < Interval.FewestPosts || share is 0 or 1)
            return null;

        var batches = Array.ConvertAll(posts, post => post.Batch);
        var sizes = Array.ConvertAll(posts, post => post.Count);
        var beyond = Array.ConvertAll(posts, post => post.Yes - (post.Count * share));
        var statistics = new Statistics(batches);
        var observed = statistics.Of(sizes, beyond);
        var (between, drift) = (1, 1);
        var permutations = (int)Math.Clamp(MostMoves / posts.Length, Fewest, Most);
        var random = new SplitMix64((ulong)seed);
        for (var i = 0; i < permutations; i++)
        {
            for (var place = posts.Length - 1; place > 0; place--)
            {
                var other = random.Next(place + 1);
                (sizes[place], sizes[other]) = (sizes[other], sizes[place]);
                (beyond[place], beyond[other]) = (beyond[other], beyond[place]);
            }
            var shuffled = statistics.Of(sizes, beyond);
            between += shuffled.Between >= observed.Between - Tolerance ? 1 : 0;
            drift += shuffled.Drift >= observed.Drift - Tolerance ? 1 : 0;
        }
        return new BatchTest(
            batches[^1] == batches[0] ? null : between / (1.0 + permutations), drift / (1.0 + permutations));
    }

    private sealed class Statistics(int[] batches)
    {
        private readonly double[] _beyond = new double[batches.Max() + 1];
        private readonly int[] _sizes = new int[batches.Max() + 1];

        public (double Between, double Drift) Of(int[] sizes, double[] beyond)
        {
            Array.Clear(_beyond);
            Array.Clear(_sizes);
            var drift = 0.0;
            for (var place = 0; place < batches.Length; place++)
            {
                _beyond[batches[place]] += beyond[place];
                _sizes[batches[place]] += sizes[place];
                drift += beyond[place] * place;
            }
            var between = 0.0;
            for (var batch = 0; batch < _sizes.Length; batch++)
                between += _sizes[batch] == 0 ? 0 : _beyond[batch] * _beyond[batch] / _sizes[batch];
            return (between, Math.Abs(drift));
        }
    }
}
