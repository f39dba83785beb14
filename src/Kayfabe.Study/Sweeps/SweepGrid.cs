namespace Kayfabe.Study.Sweeps;

/// <summary>The combinations of the values of several lists.</summary>
public static class SweepGrid
{
    /// <summary>The number of combinations; <see cref="long.MaxValue"/> where there are more.</summary>
    public static long Count(IReadOnlyList<int> lengths)
    {
        var count = 1L;
        foreach (var length in lengths)
            count = length == 0 ? 0 : count > long.MaxValue / length ? long.MaxValue : count * length;
        return count;
    }

    /// <summary>Each combination once, a value of each list; the last list's value changes fastest.</summary>
    public static IEnumerable<IReadOnlyList<T>> Combine<T>(IReadOnlyList<IReadOnlyList<T>> lists)
    {
        IEnumerable<IReadOnlyList<T>> combinations = [[]];
        foreach (var list in lists)
        {
            var before = combinations;
            combinations = before.SelectMany(head => list.Select(value => (IReadOnlyList<T>)[.. head, value]));
        }
        return combinations;
    }
}
