namespace Kayfabe.Study.Leakage;

/// <summary>Some rows, and what they have in common.</summary>
/// <param name="Name">A clause that says where: <c>viewCount is missing</c>.</param>
/// <param name="Has">Whether each row is one of them.</param>
internal sealed record RowPattern(string Name, bool[] Has);

/// <summary>
/// Whether a share (of rows in kayfabe, say) differs between some rows and the others, for the pattern of several for
/// which it differs most.
/// </summary>
/// <remarks>
/// Each pattern's difference is divided by its standard deviation over the permutations, and the largest compared with
/// the largest of each permutation: Westfall and Young, Resampling-Based Multiple Testing (1993).
/// </remarks>
internal sealed class ShareTest
{
    /// <summary>The rows, with the pattern and without, below which nothing is concluded.</summary>
    public const int FewestRows = 10;

    private ShareTest(double[] values, Side[] sides, double[][] byChance)
    {
        var deviations = new double[sides.Length];
        for (var i = 0; i < sides.Length; i++)
            deviations[i] = Math.Sqrt(byChance.Average(differences => differences[i] * differences[i]));
        var own = Differences(values, sides);
        var chance = PostShuffles.Chances(Largest(own), Array.ConvertAll(byChance, Largest));
        var scores = own.Select((_, i) => Score(own, i)).ToArray();
        var worst = Array.IndexOf(scores, scores.Max());
        Worst = sides[worst];
        (ShareWith, ShareWithout) = (Mean(values, Worst.With), Mean(values, Worst.Without));
        Chance = chance with { Value = Math.Abs(own[worst]), UpTo = chance.UpTo * deviations[worst] };
        Found = [.. sides.Where((_, i) => scores[i] > chance.UpTo).Select(side => side.Pattern.Name)];

        double Largest(double[] differences) => differences.Select((_, i) => Score(differences, i)).Max();
        double Score(double[] differences, int i) =>
            deviations[i] > 1e-12 ? Math.Abs(differences[i]) / deviations[i] : 0;
    }

    /// <summary>The difference of the shares of the worst pattern, by size, and what it would be by chance.</summary>
    public Chance Chance { get; }

    /// <summary>The pattern for which the shares differ most.</summary>
    public Side Worst { get; }

    /// <summary>The names of all patterns for which the shares differ by more than chance.</summary>
    public IReadOnlyList<string> Found { get; }

    /// <summary>The share in the rows of the worst pattern.</summary>
    public double ShareWith { get; }

    /// <summary>The share elsewhere.</summary>
    public double ShareWithout { get; }

    /// <summary>Tests patterns.</summary>
    /// <param name="shuffles">Permutations of the rows' posts.</param>
    /// <param name="values">1 or 0 a row, or another number of which the mean is compared.</param>
    /// <param name="patterns">The patterns.</param>
    /// <param name="fewest">The rows that a pattern must have, and those without it.</param>
    /// <returns>Null where no pattern has enough rows, and enough without it.</returns>
    public static ShareTest? Of(
        PostShuffles shuffles, double[] values, IEnumerable<RowPattern> patterns, int fewest = FewestRows)
    {
        Side[] sides =
        [
            .. patterns.Select(pattern => new Side(
                    pattern, [.. Rows(pattern, true)], [.. Rows(pattern, false)]))
                .Where(side => side.With.Length >= fewest && side.Without.Length >= fewest),
        ];
        return sides.Length == 0
            ? null
            : new ShareTest(values, sides, shuffles.Shuffle(values, shuffled => Differences(shuffled, sides)));
    }

    private static IEnumerable<int> Rows(RowPattern pattern, bool has) =>
        Enumerable.Range(0, pattern.Has.Length).Where(row => pattern.Has[row] == has);

    private static double[] Differences(double[] values, Side[] sides)
    {
        var all = values.Sum();
        var differences = new double[sides.Length];
        for (var i = 0; i < sides.Length; i++)
        {
            var (rows, sum) = (sides[i].With, 0.0);
            foreach (var row in rows)
                sum += values[row];
            differences[i] = (sum / rows.Length) - ((all - sum) / (values.Length - rows.Length));
        }
        return differences;
    }

    private static double Mean(double[] values, int[] rows) => rows.Average(row => values[row]);

    /// <summary>The rows of a pattern and the others.</summary>
    internal sealed record Side(RowPattern Pattern, int[] With, int[] Without);
}
