using FsCheck.Xunit;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Study.Tests.Sweeps;

/// <summary>The grid of a sweep, whatever the lists.</summary>
public sealed class SweepGridLaws
{
    [Property]
    public bool There_are_as_many_combinations_as_the_product_of_the_lengths(byte a, byte b, byte c)
    {
        var lists = Lists(a, b, c);
        return SweepGrid.Combine(lists).Count() == SweepGrid.Count([.. lists.Select(list => list.Count)]);
    }

    [Property]
    public bool No_combination_is_there_twice(byte a, byte b, byte c)
    {
        string[] all = [.. SweepGrid.Combine(Lists(a, b, c)).Select(values => string.Join(' ', values))];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Length;
    }

    [Property]
    public bool Each_value_is_of_its_own_list(byte a, byte b, byte c)
    {
        var lists = Lists(a, b, c);
        return SweepGrid.Combine(lists).All(values => values.Count == 3 && values.Index().All(v => lists[v.Index].Contains(v.Item)));
    }

    [Fact]
    public void The_last_list_changes_fastest() => Assert.Equal(
        ["a1", "a2", "b1", "b2"], SweepGrid.Combine<string>([["a", "b"], ["1", "2"]]).Select(values => string.Concat(values)));

    [Fact]
    public void A_count_too_large_for_a_number_is_the_largest_number() =>
        Assert.Equal(long.MaxValue, SweepGrid.Count([int.MaxValue, int.MaxValue, int.MaxValue]));

    private static List<int>[] Lists(params byte[] lengths) =>
        [.. lengths.Select((length, i) => Enumerable.Range(100 * i, length % 7).ToList())];
}
