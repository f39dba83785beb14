using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Permutations;

/// <summary>The result of the training on outcomes that have nothing to do with the pictures.</summary>
/// <param name="Accuracy">The share of the test rows predicted correctly.</param>
/// <param name="RocArea">The area under the ROC curve; null where the test rows have one outcome only.</param>
/// <param name="CalibrationError">The expected calibration error.</param>
public sealed record PermutationRun(double Accuracy, double? RocArea, double CalibrationError)
{
    /// <summary>The name of the file: a row a permutation.</summary>
    public const string FileName = "permutations.csv";

    private static readonly string[] _header = ["permutation", "accuracy", "rocArea", "calibrationError"];

    /// <summary>
    /// Shuffles the outcomes of all rows by post, trains on the training rows and evaluates on the test rows.
    /// </summary>
    /// <remarks>Ojala and Garriga, J. Mach. Learn. Res. 11 (2010), test 1, here by post.</remarks>
    /// <param name="matrix">All rows.</param>
    /// <param name="sets">The study's split.</param>
    /// <param name="shuffle">Shuffles its rows.</param>
    /// <param name="random">The random numbers of this permutation.</param>
    /// <param name="train">Trains on the first and predicts the second.</param>
    /// <param name="settings">Cut and bins.</param>
    /// <returns>Null where the shuffled training rows have one outcome only: there is nothing to learn.</returns>
    public static PermutationRun? Of(
        FeatureMatrix matrix, RowSets sets, PostShuffle shuffle, SplitMix64 random,
        Func<FeatureMatrix, FeatureMatrix, IReadOnlyList<Prediction>> train, BinSettings settings)
    {
        var from = shuffle.Draw(random);
        var shuffled = matrix.WithRows(
            [.. matrix.Rows.Select((row, i) => row with { InKayfabe = matrix.Rows[from[i]].InKayfabe })]);
        var training = shuffled.SelectRows(sets.Train);
        if (training.Rows.All(row => row.InKayfabe) || !training.Rows.Any(row => row.InKayfabe))
            return null;
        var predictions = train(training, shuffled.SelectRows(sets.Test));
        var values = new RankedPredictions(predictions, settings.Cut).Measure();
        return new PermutationRun(
            values[Metric.Accuracy]!.Value, values[Metric.RocArea], Calibration.ErrorOf(predictions, settings.Bins));
    }

    /// <summary>
    /// Writes the runs in their order; a permutation that could not be trained is a row without numbers.
    /// </summary>
    public static void WriteAll(string path, IEnumerable<PermutationRun?> runs)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var (number, run) in runs.Index())
        {
            file.WriteRecord(
                number.ToString(CultureInfo.InvariantCulture), Text(run?.Accuracy), Text(run?.RocArea),
                Text(run?.CalibrationError));
        }
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote, without those that could not be trained.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<PermutationRun> ReadAll(string path)
    {
        var runs = new List<PermutationRun>();
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            if (table[1].Length > 0)
            {
                runs.Add(new PermutationRun(
                    table.Number(1), table[2].Length == 0 ? null : table.Number(2), table.Number(3)));
            }
        }
        return runs;
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
