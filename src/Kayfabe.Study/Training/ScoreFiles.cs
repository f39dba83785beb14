using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Training;

/// <summary>The use that a model makes of its features, as a file: <c>feature,gain,weight,cover</c>.</summary>
public static class ScoreFiles
{
    private static readonly string[] Header = ["feature", "gain", "weight", "cover"];

    /// <summary>Writes the scores in their order.</summary>
    public static void Write(string path, IEnumerable<FeatureScore> scores)
    {
        using var file = CsvFile.Create(path, Header);
        foreach (var (feature, gain, weight, cover) in scores)
            file.WriteRecord(feature, Text(gain), Text(weight), Text(cover));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<FeatureScore> Read(string path)
    {
        using var table = new ArtifactTable(path, Header);
        var scores = new List<FeatureScore>();
        while (table.Next())
            scores.Add(new FeatureScore(table[0], table.Number(1), table.Number(2), table.Number(3)));
        return scores;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
