using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Comparisons;

/// <summary>The study at another threshold.</summary>
/// <param name="Threshold">The confidence at or above which a detection counts.</param>
/// <param name="Features">The number of features, without metadata.</param>
/// <param name="RowsWithoutAny">The number of rows in which none of them is detected.</param>
/// <param name="Accuracy">
/// The share of the test rows predicted right, with its interval; not defined without features.
/// </param>
public sealed record ThresholdResult(double Threshold, int Features, int RowsWithoutAny, Estimate Accuracy)
{
    /// <summary>The name of the file with one threshold per line.</summary>
    public const string FileName = "thresholds.csv";

    private static readonly string[] _header = ["threshold", "features", "rowsWithoutAny", "accuracy", "low", "high"];

    /// <summary>Evaluates the predictions of the model that was trained at a threshold.</summary>
    /// <param name="point">What the threshold gives.</param>
    /// <param name="predictions">Null where nothing could be trained.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    public static ThresholdResult Of(ThresholdPoint point, IReadOnlyList<Prediction>? predictions, double cut) => new(
        point.Threshold, point.Features, point.RowsWithoutAny,
        predictions is null ? new Estimate(null, null) : PostIntervals.OfAccuracy(predictions, cut));

    /// <summary>Writes the file.</summary>
    public static void WriteAll(string path, IEnumerable<ThresholdResult> results)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var (threshold, features, without, (accuracy, interval)) in results)
        {
            file.WriteRecord(
                Text(threshold), Text(features), Text(without),
                Text(accuracy), Text(interval?.Low), Text(interval?.High));
        }
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<ThresholdResult> ReadAll(string path)
    {
        var results = new List<ThresholdResult>();
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            results.Add(new ThresholdResult(
                table.Number(0), table.WholeNumber(1), table.WholeNumber(2),
                new Estimate(
                    Optional(3), Optional(4) is { } low && Optional(5) is { } high ? new Interval(low, high) : null)));
        }
        return results;

        double? Optional(int column) => table[column].Length == 0 ? null : table.Number(column);
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
