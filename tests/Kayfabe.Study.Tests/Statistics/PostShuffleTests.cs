using Kayfabe.Study.Permutations;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Statistics;

public class PostShuffleTests
{
    [Fact]
    public void Each_post_gets_the_values_of_one_post()
    {
        string[] posts = ["a", "b", "b", "c", "a", "c", "d"];
        for (var seed = 0UL; seed < 50; seed++)
        {
            var from = new PostShuffle(posts).Draw(new SplitMix64(seed));
            var given = posts.Zip(from, (to, row) => (To: to, From: posts[row])).Distinct().ToArray();
            Assert.Equal(4, given.Length);
            Assert.Equal(4, given.Select(pair => pair.From).Distinct().Count());
        }
    }

    [Fact]
    public void A_permutation_has_each_number_once_and_each_order_about_as_often()
    {
        var random = new SplitMix64(3);
        var orders = Enumerable.Range(0, 6000).CountBy(_ => string.Join(' ', random.Permutation(3))).ToDictionary();
        Assert.Equal(6, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void The_study_itself_counts_as_one_of_the_permutations()
    {
        double[] shuffled = [.. Enumerable.Range(0, 99).Select(i => i / 100.0)];
        // Of 99, those of 0.95 and above are four: (4 + 1) / (99 + 1).
        var test = PermutationTest.Of(0.95, shuffled)!;
        Assert.Equal(0.05, test.P, 12);
        Assert.Equal(0.49, test.Mean, 12);
        Assert.Null(PermutationTest.Of(0.95, shuffled[..19]));
    }
}
