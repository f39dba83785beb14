using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Splits;

/// <summary>A split as a file <c>rows.csv</c>: row,set in the order of use, the training rows first.</summary>
public static class SplitFiles
{
    private const string Train = "train";
    private const string Test = "test";

    private static readonly string[] _header = ["row", "set"];

    /// <summary>Writes the file; a row of the matrix that is in neither set is not in it.</summary>
    public static void Write(string path, IReadOnlyList<MatrixRow> rows, RowSets sets)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var row in sets.Train)
            file.WriteRecord(rows[row].Id, Train);
        foreach (var row in sets.Test)
            file.WriteRecord(rows[row].Id, Test);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, for the same rows in any order.</summary>
    /// <exception cref="InputException">
    /// The file is missing or damaged, or names a row that is unknown or there twice.
    /// </exception>
    public static RowSets Read(string path, IReadOnlyList<MatrixRow> rows)
    {
        var indices = new Dictionary<string, int>(rows.Count, StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
            indices.Add(rows[i].Id, i);
        List<int> train = [], test = [];
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            if (!indices.Remove(table[0], out var index))
                throw table.Damaged(0, $"the row '{Quotation.Shorten(table[0])}' is unknown or there twice");
            var set = table[1] switch
            {
                Train => train,
                Test => test,
                _ => throw table.Damaged(1, $"the set '{Quotation.Shorten(table[1])}' is neither {Train} nor {Test}"),
            };
            set.Add(index);
        }
        return new RowSets(train, test);
    }

    /// <summary>The ids of the training rows of what <see cref="Write"/> wrote, in the order of their use.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<string> ReadTraining(string path)
    {
        var training = new List<string>();
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            if (table[1] == Train)
                training.Add(table[0]);
        }
        return training;
    }
}
