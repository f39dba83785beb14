namespace Kayfabe.Study.Leakage;

/// <summary>Some rows, and what they have in common.</summary>
/// <param name="Name">A clause that says where: <c>viewCount is missing</c>.</param>
/// <param name="Has">Whether each row is one of them.</param>
internal sealed record RowPattern(string Name, bool[] Has);

/// <summary>
/// Whether a share (of rows in kayfabe, say) differs between some rows and the others, for the pattern of several for
/// which it differs most.
/// </summary>
internal sealed class ShareTest
{
    /// <summary>The rows, with the pattern and without, below which nothing is concluded.</summary>
    public const int FewestRows = 10;

    private readonly double[] _values;
    private readonly Side[] _sides;

    private ShareTest(double[] values, Side[] sides, Chance chance)
    {
        (_values, _sides) = (values, sides);
        Worst = sides.MaxBy(side => Math.Abs(Score(values, side)))!;
        // From standard errors to the shares of the pattern that differs most.
        var unit = chance.Value > 0 ? Math.Abs(Difference(values, Worst)) / chance.Value : 0;
        Chance = chance with { Value = Math.Abs(Difference(values, Worst)), UpTo = chance.UpTo * unit };
        CriticalScore = chance.UpTo;
    }

    /// <summary>The difference of the shares of the worst pattern, by size, and what it would be by chance.</summary>
    public Chance Chance { get; }

    /// <summary>The pattern for which the shares differ most.</summary>
    public Side Worst { get; }

    /// <summary>The names of all patterns for which the shares differ by more than chance.</summary>
    public IReadOnlyList<string> Found =>
        [.. _sides.Where(side => Math.Abs(Score(_values, side)) > CriticalScore).Select(side => side.Pattern.Name)];

    /// <summary>The share in the rows of the worst pattern.</summary>
    public double ShareWith => Mean(_values, Worst.With);

    /// <summary>The share elsewhere.</summary>
    public double ShareWithout => Mean(_values, Worst.Without);

    private double CriticalScore { get; }

    /// <summary>Tests patterns.</summary>
    /// <param name="shuffles">Permutations of the rows' posts.</param>
    /// <param name="values">1 or 0 a row, or another number of which the mean is compared.</param>
    /// <param name="patterns">The patterns.</param>
    /// <returns>Null where no pattern has enough rows, and enough without it.</returns>
    public static ShareTest? Of(PostShuffles shuffles, double[] values, IEnumerable<RowPattern> patterns)
    {
        Side[] sides =
        [
            .. patterns.Select(pattern => new Side(
                    pattern, [.. Rows(pattern, true)], [.. Rows(pattern, false)]))
                .Where(side => side.With.Length >= FewestRows && side.Without.Length >= FewestRows),
        ];
        return sides.Length == 0
            ? null
            : new ShareTest(values, sides, shuffles.Test(values, shuffled => Largest(shuffled, sides)));
    }

    private static IEnumerable<int> Rows(RowPattern pattern, bool has) =>
        Enumerable.Range(0, pattern.Has.Length).Where(row => pattern.Has[row] == has);

    private static double Largest(double[] values, Side[] sides)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            (sum, squares) = (sum + value, squares + (value * value));
        var (mean, largest) = (sum / values.Length, 0.0);
        var variance = (squares / values.Length) - (mean * mean);
        foreach (var side in sides)
            largest = Math.Max(largest, Math.Abs(Score(values, side, sum, variance)));
        return largest;
    }

    private static double Score(double[] values, Side side)
    {
        var (sum, mean) = (values.Sum(), values.Average());
        return Score(values, side, sum, (values.Sum(value => value * value) / values.Length) - (mean * mean));
    }

    /// <summary>The difference in standard errors, of rows as if they were independent.</summary>
    private static double Score(double[] values, Side side, double sum, double variance)
    {
        var some = 0.0;
        foreach (var row in side.Fewer)
            some += values[row];
        var (with, without) = (side.Fewer.Length, values.Length - side.Fewer.Length);
        return variance <= 1e-12
            ? 0
            : ((some / with) - ((sum - some) / without)) / Math.Sqrt(variance * ((1.0 / with) + (1.0 / without)));
    }

    private static double Difference(double[] values, Side side) => Mean(values, side.With) - Mean(values, side.Without);

    private static double Mean(double[] values, int[] rows) => rows.Average(row => values[row]);

    /// <summary>The rows of a pattern and the others.</summary>
    internal sealed record Side(RowPattern Pattern, int[] With, int[] Without)
    {
        public int[] Fewer { get; } = With.Length <= Without.Length ? With : Without;
    }
}
