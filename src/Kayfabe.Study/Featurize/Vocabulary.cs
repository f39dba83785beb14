using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// The features that there may be, in ordinal order of kind and name, and which of them a detection counts for.
/// </summary>
internal sealed class Vocabulary
{
    private readonly int[][] _featuresOf;

    /// <exception cref="InputException">The tables of names are damaged.</exception>
    public Vocabulary(string detections, FeaturizeSettings settings)
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
                .OrderBy(feature => feature.Kind.Text(), StringComparer.Ordinal)
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
        using var table = ArtifactTable.WithColumns(path, "kind", "name");
        var kinds = DetectionKinds.All.ToDictionary(kind => kind.Text(), kind => kind.Feature());
        var names = new List<Feature>();
        while (table.Next())
        {
            if (!kinds.TryGetValue(table[0], out var kind))
                throw table.Damaged(0, "this is not a kind of detection");
            names.Add(new Feature(table[1], kind));
        }
        return names;
    }

    private static List<(Feature Name, Feature Parent)> ReadParents(string path, List<Feature> names)
    {
        using var table = ArtifactTable.WithColumns(path, "index", "parent");
        var parents = new List<(Feature Name, Feature Parent)>();
        while (table.Next())
        {
            if (!int.TryParse(table[0], NumberStyles.None, CultureInfo.InvariantCulture, out var name)
                || name >= names.Count)
            {
                throw table.Damaged(0, "this is not the index of a name");
            }
            parents.Add((names[name], names[name] with { Name = table[1] }));
        }
        return parents;
    }
}
