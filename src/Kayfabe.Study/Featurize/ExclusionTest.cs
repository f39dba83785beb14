using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Featurize;

/// <summary>An annotated picture, and why it is left out.</summary>
/// <param name="Picture">Null where the study's exports do not have it.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="By">Its annotators.</param>
/// <param name="Reason">Null for a row of the matrix.</param>
internal sealed record AnnotatedPicture(
    Picture? Picture, Outcome Outcome, IReadOnlyList<string> By, ExclusionReason? Reason)
{
    /// <summary>Its post; itself where that is not known.</summary>
    public string Post => Picture?.Post ?? Outcome.Picture;
}

/// <summary>Whether pictures that have an outcome are left out as often with either outcome.</summary>
/// <remarks>
/// A permutation test by post: among the posts with the same number of pictures, what is left out of one is given to
/// another, so that the pictures of a post may be as alike in both as they are. It tells nothing of posts whose number
/// of pictures no other post has. The statistic is the number of pictures in kayfabe that are left out, as far as it is
/// from its expectation; p = (1 + permutations at least as extreme) / (1 + permutations): Phipson and Smyth, Stat.
/// Appl. Genet. Mol. Biol. 9 (2010).
/// </remarks>
internal static class ExclusionTest
{
    private const int Permutations = 1999;
    private const double Tolerance = 1e-9;

    /// <summary>The share left out of the pictures in kayfabe minus that of the others.</summary>
    /// <returns>Null where there is one outcome only, nothing is left out, or there are too few posts.</returns>
    public static Estimate? Difference(IReadOnlyList<AnnotatedPicture> known)
    {
        if (!IsEnough(known))
            return null;
        return PostValue.Difference(Values(true), Values(false));

        PostValue[] Values(bool inKayfabe) =>
        [
            .. known.Where(one => one.Outcome.InKayfabe == inKayfabe)
                .Select(one => new PostValue(one.Post, one.Reason is null ? 0 : 1)),
        ];
    }

    /// <summary>The p-value.</summary>
    /// <param name="known">The pictures that have an outcome.</param>
    /// <param name="seed">The seed of the permutations.</param>
    /// <returns>Null where <see cref="Difference"/> is.</returns>
    public static double? Of(IReadOnlyList<AnnotatedPicture> known, long seed)
    {
        if (!IsEnough(known))
            return null;
        var sizes = known.GroupBy(one => one.Post, StringComparer.Ordinal)
            .GroupBy(post => post.Count()).OrderBy(size => size.Key).Select(size => new OfSize(
                [.. size.Select(post => post.Select(one => one.Outcome.InKayfabe == true).ToArray())],
                [.. size.Select(post => post.Select(one => one.Reason is not null).ToArray())])).ToArray();
        var expected = sizes.Sum(size => size.Expected);
        var observed = Math.Abs(sizes.Sum(size => size.LeftOutYes) - expected);
        var random = new SplitMix64((ulong)seed);
        var extreme = 1;
        for (var i = 0; i < Permutations; i++)
        {
            var leftOut = 0;
            foreach (var size in sizes)
            {
                size.Shuffle(random);
                leftOut += size.LeftOutYes;
            }
            extreme += Math.Abs(leftOut - expected) >= observed - Tolerance ? 1 : 0;
        }
        return extreme / (1.0 + Permutations);
    }

    private static bool IsEnough(IReadOnlyList<AnnotatedPicture> known) =>
        known.Select(one => one.Post).Distinct(StringComparer.Ordinal).Count() >= Interval.FewestPosts
        && known.Any(one => one.Reason is null) && known.Any(one => one.Reason is not null)
        && known.Any(one => one.Outcome.InKayfabe == true) && known.Any(one => one.Outcome.InKayfabe == false);

    /// <summary>The posts with one number of pictures: which pictures are in kayfabe, and which are left out.</summary>
    private sealed class OfSize(bool[][] yes, bool[][] leftOut)
    {
        // Posts of which nothing is left out are all alike: only the others move.
        private readonly bool[][] _leftOut = [.. leftOut.Where(post => post.Contains(true))];
        private readonly int[] _order = [.. Enumerable.Range(0, yes.Length)];

        public double Expected => (double)_leftOut.Sum(post => post.Count(one => one))
            * yes.Sum(post => post.Count(one => one)) / (yes.Length * yes[0].Length);

        public int LeftOutYes { get; private set; } = yes.Zip(leftOut)
            .Sum(post => post.First.Zip(post.Second).Count(one => one is (true, true)));

        public void Shuffle(SplitMix64 random)
        {
            LeftOutYes = 0;
            for (var i = 0; i < _leftOut.Length; i++)
            {
                var other = i + random.Next(_order.Length - i);
                (_order[i], _order[other]) = (_order[other], _order[i]);
                LeftOutYes += Overlap(yes[_order[i]], _leftOut[i], random);
            }
        }

        // Which of a post's pictures are left out is shuffled too.
        private static int Overlap(bool[] yes, bool[] leftOut, SplitMix64 random)
        {
            var (left, inKayfabe, both) = (leftOut.Count(one => one), yes.Count(one => one), 0);
            for (var i = 0; left > 0; i++, left--)
            {
                if (random.Next(yes.Length - i) < inKayfabe)
                {
                    both++;
                    inKayfabe--;
                }
            }
            return both;
        }
    }
}
