using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Matrix;

/// <summary>
/// A matrix as three files of a folder: <c>matrix.libsvm</c> (outcomes and entries), <c>features.csv</c>
/// (index,name,kind; the index is 1-based) and <c>rows.csv</c> (row,post,outcome,published).
/// </summary>
/// <remarks>The same matrix gives the same bytes, and reads back to the same bits. Writing is not atomic: write to a
/// scratch folder and move it.</remarks>
public static class MatrixFiles
{
    /// <summary>The file that <see cref="ReadRows"/> reads, the only one that a split depends on.</summary>
    public const string RowsFile = "rows.csv";

    /// <summary>The three files.</summary>
    public static IReadOnlyList<string> All { get; } = [Entries, Features, RowsFile];

    private const string Entries = "matrix.libsvm";
    private const string Features = "features.csv";
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] FeaturesHeader = ["index", "name", "kind"];
    private static readonly string[] RowsHeader = ["row", "post", "outcome", "published"];

    /// <summary>Writes the three files into an existing folder, over files of these names.</summary>
    /// <exception cref="ArgumentException">A value is infinite or NaN: no reader of this format takes it.</exception>
    public static void Write(FeatureMatrix matrix, string folder)
    {
        foreach (var value in matrix.Values)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException("An entry is not a finite number.", nameof(matrix));
        }
        Libsvm.Write(matrix, Path.Combine(folder, Entries));
        using var features = CsvFile.Create(Path.Combine(folder, Features), FeaturesHeader);
        for (var i = 0; i < matrix.Features.Count; i++)
            features.WriteRecord($"{i + 1}", matrix.Features[i].Name, KindName(matrix.Features[i].Kind));
        using var rows = CsvFile.Create(Path.Combine(folder, RowsFile), RowsHeader);
        foreach (var row in matrix.Rows)
        {
            var published = row.Published?.ToString(Day, CultureInfo.InvariantCulture) ?? "";
            rows.WriteRecord(row.Id, row.Post, row.InKayfabe ? "1" : "0", published);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">A file is missing or damaged, or they do not fit together.</exception>
    public static FeatureMatrix Read(string folder)
    {
        var entries = Path.Combine(folder, Entries);
        if (!File.Exists(entries))
            throw ArtifactTable.Damaged(Entries, null, null, "there is no such file");
        return Libsvm.Read(entries, ReadFeatures(folder), ReadRows(folder));
    }

    /// <summary>Reads the rows only: their ids, posts, outcomes and days.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<MatrixRow> ReadRows(string folder)
    {
        using var table = new ArtifactTable(Path.Combine(folder, RowsFile), RowsHeader);
        var rows = new List<MatrixRow>();
        while (table.Next())
        {
            if (table[2] is not ("0" or "1"))
                throw table.Damaged(2, $"the outcome '{table[2]}' is neither 0 nor 1");
            DateOnly? published = null;
            if (table[3].Length > 0)
            {
                if (!DateOnly.TryParseExact(table[3], Day, CultureInfo.InvariantCulture, default, out var day))
                    throw table.Damaged(3, $"'{table[3]}' is not a day like 2019-12-31");
                published = day;
            }
            rows.Add(new MatrixRow(table[0], table[1], table[2] == "1", published));
        }
        return rows;
    }

    private static List<Feature> ReadFeatures(string folder)
    {
        using var table = new ArtifactTable(Path.Combine(folder, Features), FeaturesHeader);
        var kinds = Enum.GetValues<FeatureKind>().ToDictionary(KindName, StringComparer.Ordinal);
        var features = new List<Feature>();
        while (table.Next())
        {
            if (table[0] != $"{features.Count + 1}")
                throw table.Damaged(0, $"the index is '{table[0]}', not {features.Count + 1}");
            if (!kinds.TryGetValue(table[2], out var kind))
                throw table.Damaged(2, $"'{table[2]}' is no kind of feature");
            features.Add(new Feature(table[1], kind));
        }
        return features;
    }

    /// <summary>The word for a kind in files: <c>metadata</c>, <c>label</c>, <c>moderation</c> ...</summary>
    private static string KindName(FeatureKind kind) => kind.ToString().ToLowerInvariant();
}
