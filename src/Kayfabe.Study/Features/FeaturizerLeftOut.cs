using Kayfabe.Study.Csv;

namespace Kayfabe.Study.Features;

/// <summary>The pictures that <see cref="Featurizer"/> left out of the matrix.</summary>
public static class FeaturizerLeftOut
{
    /// <summary>The number of pictures by reason: <c>noOutcome</c>, <c>noPost</c>, <c>notRecorded</c>, <c>noFile</c>.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, int> Count(string path)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, "picture", "reason");
        while (table.Next())
            counts[table[1]] = counts.GetValueOrDefault(table[1]) + 1;
        return counts;
    }
}
