using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// The image service renames what it sees from one version of its models to the next: a feature that occurs more often
/// with one of them shows when a picture was recorded.
/// </summary>
internal static class ModelVersions
{
    /// <summary>The rows in which a feature must occur, since names of one version only may be rare.</summary>
    private const int FewestRows = 5;

    private const int Shown = 5;

    /// <summary>How seldom chance alone may make the features of two versions differ as much.</summary>
    private const double Error = 0.01;

    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "modelVersions", Name = "several versions of one model of the image service", Code = "L2";
        if (evidence.Models is not { } models)
            return new Suspicion(Id, Name, Code, "The study has no recordings.") { Applies = false };
        VersionLook[] found =
        [
            .. new[]
            {
                Look(evidence, DetectionKind.Label, row => models.GetValueOrDefault(row.Id)?.Label),
                Look(evidence, DetectionKind.Moderation, row => models.GetValueOrDefault(row.Id)?.Moderation),
            }.OfType<VersionLook>(),
        ];
        if (found.Length == 0)
            return new Suspicion(Id, Name, Code, "All rows were recorded with one version of each model.");
        var differing = found.SelectMany(look => look.Differing).ToHashSet();
        return new Suspicion(
            Id, Name, Code,
            $"{string.Join("; ", found.Select(look => look.Text))}. {differing.Count} of "
            + $"{found.Sum(look => look.Tested)} features in {FewestRows} rows or more occur more often with one version "
            + "than with others"
            + $"{List([.. differing.Select(feature => feature.Name)])}.")
        {
            IsFound = differing.Count > 0,
            Rows = found.Max(look => look.Rows.Values.Sum() - look.Rows.Values.Max()),
            Effect = () => evidence.WithoutFeatures(differing.Contains),
            Advice = "Check whether the version goes with the outcome or the day, or name the recordings of one "
                + "version in detect.recordings.",
        };
    }

    /// <summary>Null where the matrix has no feature of the kind, or one version answered for all rows.</summary>
    private static VersionLook? Look(LeakageEvidence evidence, DetectionKind kind, Func<MatrixRow, string?> versionOf)
    {
        var versions = evidence.Matrix.Rows.Select(versionOf).ToArray();
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var version in versions.OfType<string>())
            rows[version] = rows.GetValueOrDefault(version) + 1;
        var features = evidence.Matrix.Features;
        if (rows.Count < 2 || !features.Any(feature => feature.Kind == kind.Feature()))
            return null;
        var most = rows.MaxBy(version => version.Value).Key;
        var columns = new FeatureColumns(evidence.Matrix);
        var patterns = new List<RowPattern>();
        for (var column = 0; column < features.Count; column++)
        {
            if (features[column].Kind == kind.Feature())
                patterns.Add(new RowPattern(features[column].Name, Detected(columns, column, versions.Length)));
        }
        var test = ShareTest.Of(
            evidence.Shuffles, Array.ConvertAll(versions, version => version == most ? 1.0 : 0.0), patterns,
            FewestRows);
        var found = test?.Chance.P <= Error ? test.Found.ToHashSet(StringComparer.Ordinal) : [];
        return new VersionLook(
            kind,
            rows,
            patterns.Count(pattern => pattern.Has.Count(has => has) >= FewestRows),
            [.. features.Where(feature => feature.Kind == kind.Feature() && found.Contains(feature.Name))]);
    }

    private static bool[] Detected(FeatureColumns columns, int column, int rows)
    {
        var detected = new bool[rows];
        var known = columns.RowsOf(column);
        for (var i = 0; i < known.Length; i++)
            detected[known[i]] = columns.ValuesOf(column)[i] != 0;
        return detected;
    }

    private static string List(string[] names)
    {
        var more = names.Length > Shown ? $" and {names.Length - Shown} more" : "";
        return names.Length == 0 ? "" : $": {string.Join(", ", names.Take(Shown))}{more}";
    }

    /// <summary>The versions of one kind among the rows.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Rows">The number of rows by version.</param>
    /// <param name="Tested">The number of features in enough rows.</param>
    /// <param name="Differing">Those that occur more often with the most frequent version, or with the others.</param>
    private sealed record VersionLook(
        DetectionKind Kind,
        SortedDictionary<string, int> Rows,
        int Tested,
        IReadOnlyList<Feature> Differing)
    {
        public string Text => $"{Kind.Operation()}: " + string.Join(
            ", ", Rows.Select(version => $"{NameOf(version.Key)} in {version.Value} rows"));

        private static string NameOf(string version) => version.Length == 0 ? "unknown version" : version;
    }
}
