namespace Kayfabe.Study.Statistics;

/// <summary>Spearman's rank correlation: how far two series rise and fall together, -1 to 1.</summary>
/// <remarks>Spearman, Am. J. Psychol. 15 (1904); ties get the mean of their ranks, as in scipy's spearmanr.</remarks>
public static class RankCorrelation
{
    /// <summary>The correlation of two series of the same length.</summary>
    /// <returns>Null where one of them is constant, or shorter than two.</returns>
    public static double? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        var (a, b) = (RanksOf(first), RanksOf(second));
        var mean = (first.Length + 1) / 2.0;
        double squaresA = 0, squaresB = 0, products = 0;
        for (var i = 0; i < a.Length; i++)
        {
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
            products += (a[i] - mean) * (b[i] - mean);
        }
        return squaresA > 0 && squaresB > 0 ? products / Math.Sqrt(squaresA * squaresB) : null;
    }

    private static double[] RanksOf(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
                to++;
            for (var i = from; i < to; i++)
                ranks[order[i]] = (from + to + 1) / 2.0;
        }
        return ranks;
    }
}
