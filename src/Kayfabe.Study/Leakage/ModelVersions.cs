using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Leakage;

/// <summary>
/// The image service renames what it sees from one version of its models to the next: a feature of one version only
/// shows when a picture was recorded.
/// </summary>
internal static class ModelVersions
{
    /// <summary>The rows in which a feature must occur to be counted here.</summary>
    private const int FewestRows = 5;

    private const int Shown = 5;

    public static LeakageFinding Check(LeakageEvidence evidence)
    {
        const string Id = "modelVersions", Name = "several versions of one model of the image service", Code = "L2";
        if (evidence.Models is not { } models)
            return new LeakageFinding(Id, Name, Code, LeakageVerdict.NotApplicable, "The study has no recordings.");
        var found = new[]
        {
            Look(evidence, DetectionKind.Label, row => models.GetValueOrDefault(row.Id)?.Label),
            Look(evidence, DetectionKind.Moderation, row => models.GetValueOrDefault(row.Id)?.Moderation),
        }.Where(look => look.IsAsked && look.Rows.Count > 1).ToArray();
        if (found.Length == 0)
        {
            return new LeakageFinding(
                Id, Name, Code, LeakageVerdict.Pass, "All rows were recorded with one version of each model.");
        }
        var alone = found.SelectMany(look => look.OfOneVersion).ToArray();
        var common = found.Sum(look => look.Common);
        return new LeakageFinding(
            Id,
            Name,
            Code,
            LeakageVerdict.Warn,
            $"{string.Join("; ", found.Select(look => look.Text))}. {alone.Length} of {common} features that occur in "
            + $"{FewestRows} rows or more occur with one version only{List(alone)}.",
            found.Max(look => look.Rows.Values.Sum() - look.Rows.Values.Max()),
            null,
            null,
            "Check whether the version correlates with the outcome or the day, or name the recordings of one version "
            + "in detect.recordings.");
    }

    private static VersionLook Look(LeakageEvidence evidence, DetectionKind kind, Func<MatrixRow, string?> versionOf)
    {
        var versions = evidence.Matrix.Rows.Select(versionOf).ToArray();
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var version in versions.OfType<string>())
            rows[version] = rows.GetValueOrDefault(version) + 1;
        var columns = new FeatureColumns(evidence.Matrix);
        var (isAsked, common, alone) = (false, 0, new List<string>());
        for (var column = 0; column < evidence.Matrix.Features.Count; column++)
        {
            if (evidence.Matrix.Features[column].Kind != kind.Feature())
                continue;
            isAsked = true;
            var seen = columns.RowsOf(column).ToArray().Select(row => versions[row]).ToArray();
            if (seen.Length < FewestRows)
                continue;
            common++;
            if (seen.Distinct().Count() == 1)
                alone.Add(evidence.Matrix.Features[column].Name);
        }
        return new VersionLook(kind, isAsked, rows, common, alone);
    }

    private static string List(string[] names)
    {
        var more = names.Length > Shown ? $" and {names.Length - Shown} more" : "";
        return names.Length == 0 ? "" : $": {string.Join(", ", names.Take(Shown))}{more}";
    }

    /// <summary>The versions of one kind among the rows.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="IsAsked">Whether the matrix has features of it.</param>
    /// <param name="Rows">The number of rows by version.</param>
    /// <param name="Common">The number of features in enough rows.</param>
    /// <param name="OfOneVersion">Those of them that occur with one version only.</param>
    private sealed record VersionLook(
        DetectionKind Kind,
        bool IsAsked,
        SortedDictionary<string, int> Rows,
        int Common,
        IReadOnlyList<string> OfOneVersion)
    {
        public string Text => $"{Kind.Operation()}: " + string.Join(
            ", ", Rows.Select(version => $"{NameOf(version.Key)} in {version.Value} rows"));

        private static string NameOf(string version) => version.Length == 0 ? "unknown version" : version;
    }
}
