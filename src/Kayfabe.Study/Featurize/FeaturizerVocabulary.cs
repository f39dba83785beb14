using System.Globalization;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// The features that there may be, in ordinal order of kind and name, and which of them a detection counts for.
/// </summary>
internal sealed class FeaturizerVocabulary
{
    private readonly int[][] _featuresOf;

    /// <exception cref="InputException">The tables of names are damaged.</exception>
    public FeaturizerVocabulary(string detections, FeaturizeSettings settings)
    {
        var names = ReadNames(Path.Combine(detections, DetectionFiles.Names));
        var parents = (settings.Parents ? ReadParents(Path.Combine(detections, DetectionFiles.Parents), names) : [])
            .Distinct()
            .ToLookup(pair => pair.Name, pair => pair.Parent);
        var counts = names.ConvertAll(name => settings.Kinds.Any(kind => kind.Feature() == name.Kind)
            ? WithAncestors(name, parents)
            : []);
        Features =
        [
            .. counts.SelectMany(features => features)
                .Concat(settings.Metadata.Select(name => new Feature(name, FeatureKind.Metadata)))
                .Distinct()
                .OrderBy(feature => KindText(feature.Kind), StringComparer.Ordinal)
                .ThenBy(feature => feature.Name, StringComparer.Ordinal),
        ];
        var place = Features.Select((feature, i) => (feature, i)).ToDictionary(pair => pair.feature, pair => pair.i);
        _featuresOf = [.. counts.Select(features => features.Select(feature => place[feature]).ToArray())];
    }

    /// <summary>The features that there may be; a number of a feature is a place here.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The number of names that detections may point to.</summary>
    public int Names => _featuresOf.Length;

    /// <summary>The features that a detection of this name counts for; none for a kind that is not asked for.</summary>
    public ReadOnlySpan<int> FeaturesOf(int name) => _featuresOf[name];

    /// <summary>The kind as files write it.</summary>
    public static string KindText(FeatureKind kind) => kind switch
    {
        FeatureKind.Metadata => "metadata",
        FeatureKind.Label => "label",
        FeatureKind.Moderation => "moderation",
        FeatureKind.Celebrity => "celebrity",
        _ => "detection",
    };

    /// <summary>The features in <paramref name="isKept"/>, with their columns from 1.</summary>
    public void Write(string path, bool[] isKept)
    {
        using var csv = new Utf8CsvWriter(path, "index", "name", "kind");
        var column = 0;
        for (var i = 0; i < Features.Count; i++)
        {
            if (!isKept[i])
                continue;
            csv.Field(++column);
            csv.Field(Features[i].Name);
            csv.Field(KindText(Features[i].Kind));
            csv.EndRow();
        }
    }

    /// <summary>A feature, its parents, and theirs in turn: moderation labels name the nearest parent only.</summary>
    private static List<Feature> WithAncestors(Feature feature, ILookup<Feature, Feature> parents)
    {
        var features = new List<Feature> { feature };
        for (var i = 0; i < features.Count; i++)
            features.AddRange(parents[features[i]].Where(parent => !features.Contains(parent)).ToList());
        return features;
    }

    private static List<Feature> ReadNames(string path)
    {
        using var table = new Utf8CsvReader(path, "kind", "name");
        var kinds = DetectionKinds.All.ToDictionary(kind => kind.Text(), kind => kind.Feature());
        var names = new List<Feature>();
        while (table.Read())
        {
            if (!kinds.TryGetValue(Encoding.UTF8.GetString(table[0]), out var kind))
                throw table.Damaged(0, "this is no kind of detection");
            names.Add(new Feature(Encoding.UTF8.GetString(table[1]), kind));
        }
        return names;
    }

    private static List<(Feature Name, Feature Parent)> ReadParents(string path, List<Feature> names)
    {
        using var table = new Utf8CsvReader(path, "index", "parent");
        var parents = new List<(Feature Name, Feature Parent)>();
        while (table.Read())
        {
            if (!int.TryParse(table[0], NumberStyles.None, CultureInfo.InvariantCulture, out var name)
                || name >= names.Count)
            {
                throw table.Damaged(0, "this is no index of a name");
            }
            parents.Add((names[name], names[name] with { Name = Encoding.UTF8.GetString(table[1]) }));
        }
        return parents;
    }
}
