using Kayfabe.Study.Matrix;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Study.Comparisons;

/// <summary>A feature that identifies a row's post or its date rather than what the picture shows.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Reason">What gives it away, a clause.</param>
public sealed record DisguisedFeature(Feature Feature, string Reason);

/// <summary>
/// Finds ids, dates and the order of the rows among the features, by name and by value; outcomes are not used.
/// </summary>
/// <remarks>Kapoor and Narayanan, Patterns 4 (2023), L2: illegitimate features.</remarks>
public static class DisguisedFeatures
{
    /// <summary>The share of posts with a value of their own from which a feature counts as an id.</summary>
    public const double UniqueShare = 0.9;

    /// <summary>From here on whole numbers of their own are ids or times: no picture has so many likes.</summary>
    public const double LargeNumber = 1e9;

    /// <summary>The rank correlation, either way, from which a feature counts as a date or an order.</summary>
    public const double Correlation = 0.9;

    /// <summary>The rows with a value below which nothing is concluded from the values.</summary>
    public const int FewestRows = 20;

    private static readonly HashSet<string> _tellingWords =
    [
        "id", "ids", "uuid", "guid", "key", "pk", "code", "shortcode", "url", "link", "hash",
        "date", "datetime", "day", "week", "weekday", "month", "quarter", "year", "time", "timestamp", "epoch",
        "index", "row", "order", "rank", "serial",
    ];

    /// <summary>The features found, in the order of the columns.</summary>
    public static IReadOnlyList<DisguisedFeature> Of(FeatureMatrix matrix)
    {
        var columns = new FeatureColumns(matrix);
        var found = new List<DisguisedFeature>();
        for (var column = 0; column < matrix.Features.Count; column++)
        {
            var feature = matrix.Features[column];
            if ((ByName(feature) ?? ByValues(matrix.Rows, columns, column)) is { } reason)
                found.Add(new DisguisedFeature(feature, reason));
        }
        return found;
    }

    // Of metadata only: what was seen may well be a "Key" or a "Clock".
    private static string? ByName(Feature feature) =>
        !Blanks.IsDetection(feature) && WordsOf(feature.Name).FirstOrDefault(_tellingWords.Contains) is { } word
            ? $"its name has the word '{word}'"
            : null;

    private static string? ByValues(IReadOnlyList<MatrixRow> rows, FeatureColumns columns, int column)
    {
        var known = columns.RowsOf(column).ToArray();
        var values = Array.ConvertAll(columns.ValuesOf(column).ToArray(), value => (double)value);
        // Two values, the most that a detection has, are neither an id nor a date.
        if (known.Length < FewestRows || values.Distinct().Take(3).Count() < 3)
            return null;
        var posts = known.Select(row => rows[row].Post).Distinct(StringComparer.Ordinal).Count();
        if (posts >= FewestRows && values.Distinct().Count() >= UniqueShare * posts && IsNumbering(values))
            return "nearly every post has a whole number of its own, as numbering gives";
        if (IsMonotone(values, [.. known.Select(row => (double)row)]))
            return "it rises or falls with the order of the rows";
        var dated = Enumerable.Range(0, known.Length).Where(i => rows[known[i]].Published is not null).ToArray();
        return dated.Length >= FewestRows && IsMonotone(
            [.. dated.Select(i => values[i])],
            [.. dated.Select(i => (double)rows[known[i]].Published!.Value.DayNumber)])
            ? "it rises or falls with the day of the post"
            : null;
    }

    /// <summary>
    /// Whether whole numbers are so large, or leave out so few, that they number things. Likes and views, which differ
    /// from post to post as well, do neither.
    /// </summary>
    private static bool IsNumbering(double[] values) => values.All(value => value == Math.Floor(value))
        && (values.Order().ElementAt(values.Length / 2) >= LargeNumber
            || values.Max() - values.Min() + 1 <= values.Distinct().Count() / UniqueShare);

    private static bool IsMonotone(double[] values, double[] order) =>
        RankCorrelation.Of(values, order) is { } correlation && Math.Abs(correlation) >= Correlation;

    /// <summary>The words of <c>pubYear</c>, <c>post_id</c> or <c>Post ID</c>, in lower case.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var startsWord = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!startsWord)
                continue;
            yield return name[start..i].Trim('_', ' ', '-', '.').ToLowerInvariant();
            start = i;
        }
    }
}
