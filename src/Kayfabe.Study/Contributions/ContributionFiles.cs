using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Contributions;

/// <summary>The contributions of the features to predictions, as three files.</summary>
/// <remarks>
/// Contributions are in log odds; a field is blank where there is no number.
/// <list type="bullet">
/// <item><c>contributions.csv</c>, one feature per line, largest first: feature, kind, meanAbsolute, low,
/// lowerQuartile, median, upperQuartile, high (quantiles 0.05 to 0.95), presentRows, presentMean, absentRows,
/// absentMean, missingRows, missingMean.</item>
/// <item><c>points.csv</c>: feature, row, contribution, level (0 to 1, blank: missing).</item>
/// <item><c>remarkable.csv</c>, one feature of a row per line: why (confidentError, leastSure), rank (from 1), row,
/// post, outcome, probability, feature, value, contribution.</item>
/// </list>
/// </remarks>
public static class ContributionFiles
{
    /// <summary>The name of the file with the features.</summary>
    public const string Features = "contributions.csv";

    /// <summary>The name of the file with one point per row and feature.</summary>
    public const string Points = "points.csv";

    /// <summary>The name of the file with the rows that are worth a look.</summary>
    public const string Rows = "remarkable.csv";

    private static readonly string[] _featuresHeader =
    [
        "feature", "kind", "meanAbsolute", "low", "lowerQuartile", "median", "upperQuartile", "high", "presentRows",
        "presentMean", "absentRows", "absentMean", "missingRows", "missingMean",
    ];

    private static readonly string[] _pointsHeader = ["feature", "row", "contribution", "level"];

    private static readonly string[] _rowsHeader =
        ["why", "rank", "row", "post", "outcome", "probability", "feature", "value", "contribution"];

    /// <summary>Writes the features in their order.</summary>
    public static void WriteFeatures(string path, IEnumerable<FeatureContribution> features)
    {
        using var file = CsvFile.Create(path, _featuresHeader);
        foreach (var (feature, kind, mean, spread, present, absent, missing) in features)
        {
            file.WriteRecord(
                feature, kind.ToString().ToLowerInvariant(), Text(mean), Text(spread.Low), Text(spread.LowerQuartile),
                Text(spread.Median), Text(spread.UpperQuartile), Text(spread.High),
                $"{present.Rows}", Text(present.Mean), $"{absent.Rows}", Text(absent.Mean),
                $"{missing.Rows}", Text(missing.Mean));
        }
    }

    /// <summary>Reads what <see cref="WriteFeatures"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<FeatureContribution> ReadFeatures(string path)
    {
        using var table = new ArtifactTable(path, _featuresHeader);
        var features = new List<FeatureContribution>();
        while (table.Next())
        {
            if (!Enum.TryParse<FeatureKind>(table[1], ignoreCase: true, out var kind))
                throw table.Damaged(1, $"'{Quotation.Shorten(table[1])}' is not a kind of feature");
            features.Add(new FeatureContribution(
                table[0],
                kind,
                table.Number(2),
                new ContributionSpread(
                    table.Number(3), table.Number(4), table.Number(5), table.Number(6), table.Number(7)),
                new ContributionPart(table.WholeNumber(8), Optional(table, 9)),
                new ContributionPart(table.WholeNumber(10), Optional(table, 11)),
                new ContributionPart(table.WholeNumber(12), Optional(table, 13))));
        }
        return features;
    }

    /// <summary>Writes the points in their order.</summary>
    public static void WritePoints(string path, IEnumerable<ContributionPoint> points)
    {
        using var file = CsvFile.Create(path, _pointsHeader);
        foreach (var (feature, row, contribution, level) in points)
            file.WriteRecord(feature, row, Text(contribution), Text(level));
    }

    /// <summary>Reads what <see cref="WritePoints"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<ContributionPoint> ReadPoints(string path)
    {
        using var table = new ArtifactTable(path, _pointsHeader);
        var points = new List<ContributionPoint>();
        while (table.Next())
            points.Add(new ContributionPoint(table[0], table[1], table.Number(2), Optional(table, 3)));
        return points;
    }

    /// <summary>Writes the rows that are worth a look, in their order.</summary>
    public static void WriteRows(string path, IEnumerable<RemarkableRow> rows)
    {
        using var file = CsvFile.Create(path, _rowsHeader);
        foreach (var (rank, row) in rows.GroupBy(row => row.Why).SelectMany(group => group.Index()))
        {
            foreach (var (feature, value, contribution) in row.Contributions)
            {
                file.WriteRecord(
                    WordOf(row.Why), $"{rank + 1}", row.Prediction.Id, row.Prediction.Post,
                    row.Prediction.InKayfabe ? "1" : "0", Text(row.Prediction.Probability), feature, Text(value),
                    Text(contribution));
            }
        }
    }

    /// <summary>Reads what <see cref="WriteRows"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<RemarkableRow> ReadRows(string path)
    {
        using var table = new ArtifactTable(path, _rowsHeader);
        var lines = new List<(Remarkable Why, Prediction Prediction, RowContribution Contribution)>();
        while (table.Next())
        {
            lines.Add((
                table[0] == WordOf(Remarkable.LeastSure) ? Remarkable.LeastSure : Remarkable.ConfidentError,
                new Prediction(table[2], table[3], table[4] == "1", table.Number(5)),
                new RowContribution(table[6], Optional(table, 7), table.Number(8))));
        }
        return
        [
            .. lines.GroupBy(line => (line.Why, line.Prediction), line => line.Contribution)
                .Select(row => new RemarkableRow(row.Key.Why, row.Key.Prediction, [.. row])),
        ];
    }

    private static string WordOf(Remarkable why) => why == Remarkable.LeastSure ? "leastSure" : "confidentError";

    private static double? Optional(ArtifactTable table, int column) =>
        table[column].Length == 0 ? null : table.Number(column);

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
