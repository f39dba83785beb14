namespace Kayfabe.Study.Statistics;

/// <summary>
/// Holm's adjustment of several p values: an adjusted one below 0.05 is below it even where all of them are looked at,
/// with a probability of at most 5 % that any such finding is chance.
/// </summary>
/// <remarks>Holm, Scandinavian Journal of Statistics 6 (1979). It holds for dependent comparisons too.</remarks>
public static class Holm
{
    /// <summary>The adjusted p values, in the order of the given ones; null remains null and is not counted.</summary>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> p)
    {
        var adjusted = new double?[p.Count];
        var known = Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i]).ToArray();
        var largest = 0.0;
        for (var rank = 0; rank < known.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, p[known[rank]]!.Value * (known.Length - rank)));
            adjusted[known[rank]] = largest;
        }
        return adjusted;
    }
}
