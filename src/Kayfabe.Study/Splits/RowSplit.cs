using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Splits;

/// <summary>The rows of a matrix by their use: 0-based indices, in the order in which they are used.</summary>
public sealed record RowSets(IReadOnlyList<int> Train, IReadOnlyList<int> Test);

/// <summary>Divides the rows of a matrix into training and test rows.</summary>
public static class RowSplit
{
    /// <summary>Divides the rows as the settings say. All methods but pandas keep the order of the rows.</summary>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="settings">Method, share and seed.</param>
    /// <param name="studySeed">The seed where the settings have none; pandas takes its low 32 bits.</param>
    /// <exception cref="InputException">
    /// A set is empty, or all training rows have one outcome and the test rows the other too. A test set, or a study,
    /// of one outcome is allowed: the metrics that need both are then not defined.
    /// </exception>
    public static RowSets Of(IReadOnlyList<MatrixRow> rows, SplitSettings settings, long studySeed)
    {
        var seed = settings.Seed ?? studySeed;
        var sets = settings.Method switch
        {
            SplitMethod.Grouped => ByHash(rows, row => row.Post, settings.Fraction, seed),
            SplitMethod.Random => ByHash(rows, row => row.Id, settings.Fraction, seed),
            SplitMethod.Pandas => AsPandas(rows.Count, settings.Fraction, (uint)seed),
            SplitMethod.Temporal => ByDay(rows, settings.Fraction),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Method, null),
        };
        Check(rows, sets, settings.Method);
        return sets;
    }

    /// <summary>
    /// pandas' <c>df.sample(frac=1, random_state=seed)</c>, cut at <c>int(fraction * n)</c>: the usual notebook's
    /// split.
    /// </summary>
    /// <remarks>
    /// pandas 1.5.3, core/sample.py, asks <c>RandomState(seed).choice(n, size=n, replace=False)</c>, which in numpy
    /// (mtrand.pyx) is <c>permutation(n)</c>.
    /// </remarks>
    public static RowSets AsPandas(int count, double fraction, uint seed)
    {
        var order = new NumpyRandom(seed).Permutation(count);
        var cut = (int)(fraction * count);
        return new RowSets(order[..cut], order[cut..]);
    }

    /// <summary>
    /// A row is for training where the hash of its key falls below the fraction. No key's side depends on other keys,
    /// so a new post never moves an old one; the price is that the share is met on average only.
    /// </summary>
    private static RowSets ByHash(
        IReadOnlyList<MatrixRow> rows, Func<MatrixRow, string> key, double fraction, long seed) =>
        Part(rows, row => StableHash.FractionOf("split", seed, key(row)) < fraction);

    /// <summary>
    /// The posts with a day in the order of day and then key, cut at <c>int(fraction * posts)</c>. A post whose rows
    /// have several days counts by the first.
    /// </summary>
    private static RowSets ByDay(IReadOnlyList<MatrixRow> rows, double fraction)
    {
        var posts = rows
            .Where(row => row.Published is not null)
            .GroupBy(row => row.Post, StringComparer.Ordinal)
            .OrderBy(post => post.Min(row => row.Published))
            .ThenBy(post => post.Key, StringComparer.Ordinal)
            .Select(post => post.Key)
            .ToList();
        var cut = (int)(fraction * posts.Count);
        var train = posts.Take(cut).ToHashSet(StringComparer.Ordinal);
        var test = posts.Skip(cut).ToHashSet(StringComparer.Ordinal);
        return Part(rows, row => train.Contains(row.Post) ? true : test.Contains(row.Post) ? false : null);
    }

    private static RowSets Part(IReadOnlyList<MatrixRow> rows, Func<MatrixRow, bool?> isTrain)
    {
        List<int> train = [], test = [];
        for (var i = 0; i < rows.Count; i++)
        {
            if (isTrain(rows[i]) is bool side)
                (side ? train : test).Add(i);
        }
        return new RowSets(train, test);
    }

    private static void Check(IReadOnlyList<MatrixRow> rows, RowSets sets, SplitMethod method)
    {
        var remedy = (method, rows.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count()) switch
        {
            (SplitMethod.Temporal, _) => "Change split.fraction or split.method, or check that the posts have days.",
            // Another seed does not divide a single post.
            (SplitMethod.Grouped, < 2) => "Annotate pictures of other posts too: a post is never divided.",
            _ => "Change split.fraction or split.seed, or annotate more pictures.",
        };
        if (sets.Train.Count == 0 || sets.Test.Count == 0)
        {
            throw new InputException(new Fault(
                $"the split leaves {sets.Train.Count} of {rows.Count} rows for training and {sets.Test.Count} "
                + "for the test",
                remedy));
        }
        // A study that has one outcome only cannot be split otherwise: its report says what that is worth.
        var positives = sets.Train.Count(row => rows[row].InKayfabe);
        if (positives % sets.Train.Count == 0 && rows.Any(row => row.InKayfabe == (positives == 0)))
        {
            throw new InputException(new Fault(
                $"all {sets.Train.Count} training rows are {(positives == 0 ? "out of" : "in")} kayfabe, "
                + "so that there is nothing to learn",
                remedy));
        }
    }
}
