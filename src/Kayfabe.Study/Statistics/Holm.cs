namespace Kayfabe.Study.Statistics;

/// <summary>p-values of several tests, such that one of them is below a level by chance no more often than that.</summary>
/// <remarks>Holm, Scandinavian Journal of Statistics 6 (1979).</remarks>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of the tests.</summary>
    /// <param name="values">The p-value of each test, 0 to 1; null for one that was not made, which counts for none.</param>
    public static double?[] Adjust(IReadOnlyList<double?> values)
    {
        var adjusted = new double?[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i]).ToArray();
        var highest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            highest = Math.Max(highest, Math.Min(1, (order.Length - rank) * values[order[rank]]!.Value));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }
}
