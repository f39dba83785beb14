using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Comparisons;

/// <summary>
/// The predictions of a cross-validation as a file: <c>repeat,fold,trainRows,row,post,outcome,probability</c>.
/// </summary>
public static class FoldFiles
{
    /// <summary>The name of the file of the study's own model.</summary>
    public const string Name = "folds.csv";

    private static readonly string[] _header =
        ["repeat", "fold", "trainRows", "row", "post", "outcome", "probability"];

    /// <summary>The file of a model of the comparison: <c>predictions/metadata-only.csv</c>.</summary>
    public static string NameOf(string model) =>
        $"predictions/{model.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}.csv";

    /// <summary>Writes the tested folds.</summary>
    public static void Write(string path, IReadOnlyList<FoldResult> folds)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var (repeat, fold, trainRows, predictions) in folds)
        {
            foreach (var row in predictions ?? [])
            {
                file.WriteRecord(
                    Text(repeat), Text(fold), Text(trainRows), row.Id, row.Post, row.InKayfabe ? "1" : "0",
                    row.Probability.ToString(CultureInfo.InvariantCulture));
            }
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what <see cref="Write"/> wrote: the folds that were tested, in their order.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<FoldResult> Read(string path)
    {
        using var table = new ArtifactTable(path, _header);
        var rows = new List<(int Repeat, int Fold, int TrainRows, Prediction Prediction)>();
        while (table.Next())
        {
            rows.Add((table.WholeNumber(0), table.WholeNumber(1), table.WholeNumber(2), new Prediction(
                table[3], table[4], table[5] == "1", table.Number(6))));
        }
        return
        [
            .. rows.GroupBy(row => (row.Repeat, row.Fold, row.TrainRows)).Select(fold => new FoldResult(
                fold.Key.Repeat, fold.Key.Fold, fold.Key.TrainRows, [.. fold.Select(row => row.Prediction)])),
        ];
    }
}
