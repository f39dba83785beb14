using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Report;

/// <summary>How much went in, under which settings.</summary>
internal static class InputParts
{
    public static Inputs Of(ReportSources sources)
    {
        var rows = sources.Train.Rows.Concat(sources.Test.Rows).ToArray();
        return new Inputs
        {
            Rows = rows.Length,
            Posts = rows.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count(),
            Features = [.. sources.Train.Features.GroupBy(feature => feature.Kind).OrderBy(kind => kind.Key)
                .Select(kind => new FeatureCount(kind.Key, kind.Count()))],
            Train = CountOf(sources.Train.Rows),
            Test = CountOf(sources.Test.Rows),
            Settings = [.. sources.Settings.All.Where(entry => entry.Value is not null && entry.Name.Contains('.', StringComparison.Ordinal))
                .Select(entry => SettingOf(entry, sources.Overridden))],
        };
    }

    public static RowCount CountOf(IReadOnlyList<MatrixRow> rows)
    {
        var positive = rows.Count(row => row.InKayfabe);
        return new RowCount(positive, rows.Count - positive);
    }

    private static Setting SettingOf(SettingEntry entry, IReadOnlyList<string> overridden)
    {
        var dot = entry.Name.IndexOf('.', StringComparison.Ordinal);
        var (stage, name) = (entry.Name[..dot], entry.Name[(dot + 1)..]);
        var isOverridden = overridden.Any(option => Folded(option) == Folded(entry.Name) || Folded(option) == Folded(name));
        return new Setting(stage, name, entry.Value!, isOverridden);
    }

    // As the command line reads names: case, - and _ do not matter.
    private static string Folded(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
