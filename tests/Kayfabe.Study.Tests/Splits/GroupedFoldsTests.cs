using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Tests.Splits;

public class GroupedFoldsTests
{
    [Property]
    public void Each_row_is_tested_once_and_never_beside_its_post(
        byte[] posts, PositiveInt folds, byte repeat, long seed)
    {
        var rows = RowsOf(posts.Select(post => post % 16));
        var sets = GroupedFolds.Of(rows, folds.Get + 1, repeat, seed);
        var distinct = rows.DistinctBy(row => row.Post).Count();
        Assert.Equal(distinct < 2 ? 0 : Math.Min(distinct, folds.Get + 1), sets.Count);
        foreach (var fold in sets)
        {
            Assert.NotEmpty(fold.Test);
            Assert.Equal(Enumerable.Range(0, rows.Length), fold.Train.Concat(fold.Test).Order());
            Assert.Empty(fold.Train.Select(row => rows[row].Post).Intersect(fold.Test.Select(row => rows[row].Post)));
        }
        if (sets.Count > 0)
            Assert.Equal(Enumerable.Range(0, rows.Length), sets.SelectMany(fold => fold.Test).Order());
    }

    [Fact]
    public void Folds_differ_by_at_most_one_post() => Assert.Equal(
        [21, 21, 21, 20, 20],
        GroupedFolds.Of(RowsOf(Enumerable.Range(0, 103)), 5, 0, 1).Select(fold => fold.Test.Count));

    [Fact]
    public void Each_repeat_deals_anew()
    {
        var rows = RowsOf(Enumerable.Range(0, 100));
        Assert.NotEqual(GroupedFolds.Of(rows, 5, 0, 1)[0].Test, GroupedFolds.Of(rows, 5, 1, 1)[0].Test);
        Assert.Equal(GroupedFolds.Of(rows, 5, 1, 1)[0].Test, GroupedFolds.Of(rows, 5, 1, 1)[0].Test);
    }

    private static MatrixRow[] RowsOf(IEnumerable<int> posts) =>
        [.. posts.Select((post, i) => new MatrixRow($"{i}", $"post {post}", i % 2 == 0, null))];
}
