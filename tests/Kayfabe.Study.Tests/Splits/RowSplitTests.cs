using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Tests.Import;

namespace Kayfabe.Study.Tests.Splits;

public class RowSplitTests
{
    private const long StudySeed = 1729;

    [Fact]
    public void The_pandas_cut_is_Pythons_int_of_the_product()
    {
        // int(0.7 * 10) is 7 and int(0.29 * 100) is 28 in Python: the product of the doubles, truncated.
        Assert.Equal(7, RowSplit.AsPandas(10, 0.7, 0).Train.Count);
        Assert.Equal(28, RowSplit.AsPandas(100, 0.29, 0).Train.Count);
        Assert.Equal([3, 4], RowSplit.AsPandas(5, 0.7, 0).Test);
    }

    [Fact]
    public void The_pandas_split_is_that_of_the_original_study()
    {
        var rows = Rondarousey.Read().Rows;
        var sets = RowSplit.Of(rows, new SplitSettings { Method = SplitMethod.Pandas }, StudySeed);
        Assert.Equal((1029, 441), (sets.Train.Count, sets.Test.Count));
        Assert.Equal(["2179", "2837", "2978", "2816", "3062"], sets.Train.Take(5).Select(row => rows[row].Id));
        Assert.Equal(["2836", "3468", "174", "493", "3306"], sets.Test.Take(5).Select(row => rows[row].Id));
        Assert.Equal(225, sets.Test.Count(row => rows[row].InKayfabe));
        var trained = sets.Train.Select(row => rows[row].Post).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(168, sets.Test.Count(row => trained.Contains(rows[row].Post)));
    }

    [Property]
    public bool Grouped_a_new_post_never_moves_an_old_one(NonNull<string>[] posts, NonNull<string> added, uint seed)
    {
        var old = RowsOf([.. Anchors, .. posts.Select(post => post.Get)]);
        var more = RowsOf([added.Get, .. Anchors, .. posts.Select(post => post.Get)]);
        var (before, after) = (TrainingPosts(old), TrainingPosts(more));
        return old.All(row => before.Contains(row.Post) == after.Contains(row.Post));

        HashSet<string> TrainingPosts(List<MatrixRow> rows) =>
            [.. RowSplit.Of(rows, new SplitSettings { Seed = seed }, 0).Train.Select(row => rows[row].Post)];
    }

    [Property]
    public bool Grouped_the_pictures_of_a_post_are_on_one_side(byte[] posts, uint seed)
    {
        var rows = RowsOf([.. Anchors, .. posts.Select(post => $"{post % 8}")]);
        var sets = RowSplit.Of(rows, new SplitSettings { Seed = seed }, 0);
        return !sets.Train.Select(row => rows[row].Post).Intersect(sets.Test.Select(row => rows[row].Post)).Any()
            && sets.Train.Concat(sets.Test).Order().SequenceEqual(Enumerable.Range(0, rows.Count));
    }

    [Fact]
    public void Grouped_and_random_meet_the_share_on_average()
    {
        var rows = RowsOf(Enumerable.Range(0, 10_000).Select(post => $"{post}"));
        foreach (var method in new[] { SplitMethod.Grouped, SplitMethod.Random })
        {
            var sets = RowSplit.Of(rows, new SplitSettings { Method = method }, StudySeed);
            // Three standard deviations of a binomial count are 137.
            Assert.InRange(sets.Train.Count, 6863, 7137);
        }
    }

    [Fact]
    public void Random_parts_the_pictures_of_a_post()
    {
        var rows = RowsOf(Enumerable.Repeat("one post", 100));
        var sets = RowSplit.Of(rows, new SplitSettings { Method = SplitMethod.Random }, StudySeed);
        Assert.NotEmpty(sets.Train);
        Assert.NotEmpty(sets.Test);
    }

    [Fact]
    public void The_study_s_seed_holds_where_the_split_has_none()
    {
        var rows = RowsOf(Anchors);
        var sets = RowSplit.Of(rows, new SplitSettings(), 5);
        Assert.Equal(sets.Train, RowSplit.Of(rows, new SplitSettings { Seed = 5 }, 99).Train);
        Assert.NotEqual(sets.Train, RowSplit.Of(rows, new SplitSettings { Seed = 6 }, 5).Train);
    }

    [Fact]
    public void Pandas_takes_the_low_32_bits_of_a_study_s_seed()
    {
        var rows = RowsOf(Anchors);
        var settings = new SplitSettings { Method = SplitMethod.Pandas };
        Assert.Equal(RowSplit.Of(rows, settings, 1729).Train, RowSplit.Of(rows, settings, (1L << 40) + 1729).Train);
    }

    [Fact]
    public void Temporal_the_last_posts_are_the_test_set()
    {
        MatrixRow[] rows =
        [
            Row("e", "late", true, 9), Row("a", "b-same-day", true, 5), Row("b", "a-same-day", false, 5),
            Row("c", "early", true, 1), Row("d", "early", false, 1), Row("f", "undated", true, null),
        ];
        var sets = RowSplit.Of(rows, new SplitSettings { Method = SplitMethod.Temporal, Fraction = 0.5 }, 0);
        Assert.Equal([2, 3, 4], sets.Train);
        Assert.Equal([0, 1], sets.Test);
    }

    [Fact]
    public void A_set_without_rows_is_refused_with_what_to_do()
    {
        var thrown = Assert.Throws<InputException>(
            () => RowSplit.Of(RowsOf(["p", "q"]), new SplitSettings { Fraction = 0.01 }, 0));
        Assert.Equal(
            "the split leaves 0 of 2 rows for training and 2 for the test. Change split.fraction or split.seed, or "
            + "annotate more pictures.",
            thrown.Message);
    }

    [Fact]
    public void A_single_post_is_not_told_to_change_its_seed()
    {
        var thrown = Assert.Throws<InputException>(() => RowSplit.Of(RowsOf(["p"]), new SplitSettings(), 0));
        Assert.EndsWith(
            "Annotate pictures of other posts too: a post is never divided.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_rows_of_one_outcome_are_refused_but_test_rows_are_not()
    {
        MatrixRow[] rows =
        [
            Row("a", "a", true, 1), Row("b", "b", true, 2), Row("c", "c", false, 3), Row("d", "d", false, 4),
        ];
        var thrown = Assert.Throws<InputException>(() => Split(0.5));
        Assert.StartsWith("all 2 training rows are in kayfabe", thrown.Message, StringComparison.Ordinal);
        Assert.Equal([3], Split(0.75).Test);

        RowSets Split(double fraction) =>
            RowSplit.Of(rows, new SplitSettings { Method = SplitMethod.Temporal, Fraction = fraction }, 0);
    }

    /// <summary>Posts enough that with any seed both sets have rows of both outcomes.</summary>
    private static IEnumerable<string> Anchors => Enumerable.Range(0, 200).Select(i => $"anchor {i}");

    private static List<MatrixRow> RowsOf(IEnumerable<string> posts) =>
        [.. posts.Select((post, i) => new MatrixRow($"{i}", post, i % 2 == 0, null))];

    private static MatrixRow Row(string id, string post, bool inKayfabe, int? day) =>
        new(id, post, inKayfabe, day is int known ? new DateOnly(2020, 1, known) : null);
}
