using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Matrix;

/// <summary>
/// A matrix as three files of a folder: <c>matrix.libsvm</c> (outcomes and entries), <c>features.csv</c>
/// (index,name,kind; the index is 1-based) and <c>rows.csv</c> (row,post,outcome,published).
/// </summary>
/// <remarks>
/// The same matrix gives the same bytes, and reads back to the same bits. Writing is not atomic: write to a scratch
/// folder and move it. Featurize writes the three files row by row, without a <see cref="FeatureMatrix"/> in memory.
/// </remarks>
public static class MatrixFiles
{
    /// <summary>The file that <see cref="ReadRows"/> reads, the only one that a split depends on.</summary>
    public const string RowsFile = "rows.csv";

    /// <summary>The three files.</summary>
    public static IReadOnlyList<string> All { get; } = [EntriesFile, FeaturesFile, RowsFile];

    private const string EntriesFile = "matrix.libsvm";
    private const string FeaturesFile = "features.csv";

    private static readonly string[] _featuresHeader = ["index", "name", "kind"];

    /// <summary>Writes the three files into an existing folder, over files of these names.</summary>
    /// <exception cref="ArgumentException">A value is infinite or NaN: no reader of this format takes it.</exception>
    public static void Write(FeatureMatrix matrix, string folder)
    {
        foreach (var value in matrix.Values)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException("An entry is not a finite number.", nameof(matrix));
        }
        WriteFeatures(folder, matrix.Features);
        using var entries = CreateEntries(folder);
        using var rows = CreateRows(folder);
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            rows.Write(matrix.Rows[row]);
            entries.BeginRow(matrix.Rows[row].InKayfabe);
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
                entries.Add(matrix.Columns[entry], matrix.Values[entry]);
            entries.EndRow();
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">A file is missing or damaged, or they do not fit together.</exception>
    public static FeatureMatrix Read(string folder)
    {
        var entries = Path.Combine(folder, EntriesFile);
        if (!File.Exists(entries))
            throw ArtifactTable.Damaged(EntriesFile, null, null, "there is no such file");
        return LibsvmReader.Read(entries, ReadFeatures(folder), ReadRows(folder));
    }

    /// <summary>Reads the rows only: their ids, posts, outcomes and days.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<MatrixRow> ReadRows(string folder)
    {
        using var table = new ArtifactTable(Path.Combine(folder, RowsFile), RowsWriter.Header);
        var rows = new List<MatrixRow>();
        while (table.Next())
        {
            if (table[2] is not ("0" or "1"))
                throw table.Damaged(2, $"the outcome '{table[2]}' is neither 0 nor 1");
            DateOnly? published = null;
            if (table[3].Length > 0)
            {
                if (!DateOnly.TryParseExact(table[3], RowsWriter.Day, CultureInfo.InvariantCulture, default, out var day))
                    throw table.Damaged(3, $"'{table[3]}' is not a day like 2019-12-31");
                published = day;
            }
            rows.Add(new MatrixRow(table[0], table[1], table[2] == "1", published));
        }
        return rows;
    }

    /// <summary>Writes the features in the order of their columns.</summary>
    internal static void WriteFeatures(string folder, IEnumerable<Feature> features)
    {
        using var csv = CsvFile.Create(Path.Combine(folder, FeaturesFile), _featuresHeader);
        foreach (var (column, feature) in features.Index())
            csv.WriteRecord($"{column + 1}", feature.Name, feature.Kind.Text());
    }

    /// <summary>Creates the file of rows; dispose of the writer to complete it.</summary>
    internal static RowsWriter CreateRows(string folder) => new(Path.Combine(folder, RowsFile));

    /// <summary>Creates the file of outcomes and entries; dispose of the writer to complete it.</summary>
    internal static LibsvmWriter CreateEntries(string folder) => new(Path.Combine(folder, EntriesFile));

    /// <summary>Reads the features only, in the order of their columns.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<Feature> ReadFeatures(string folder)
    {
        using var table = new ArtifactTable(Path.Combine(folder, FeaturesFile), _featuresHeader);
        var features = new List<Feature>();
        while (table.Next())
        {
            if (table[0] != $"{features.Count + 1}")
                throw table.Damaged(0, $"the index is '{table[0]}', not {features.Count + 1}");
            var kind = FeatureKinds.Find(table[2]) ?? throw table.Damaged(2, $"'{table[2]}' is not a kind of feature");
            features.Add(new Feature(table[1], kind));
        }
        return features;
    }
}
