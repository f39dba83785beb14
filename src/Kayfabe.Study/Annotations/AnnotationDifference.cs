using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>How many pictures two versions of an annotator's file differ by.</summary>
/// <param name="Changed">Pictures with another value, or another time of annotation.</param>
/// <param name="Added">Pictures that only the later version has.</param>
/// <param name="Removed">Pictures that only the earlier version has.</param>
public sealed record AnnotationDifference(int Changed, int Added, int Removed)
{
    /// <summary><c>2 pictures changed, 1 added</c>.</summary>
    public string Text
    {
        get
        {
            (int Count, string Verb)[] counts = [(Changed, "changed"), (Added, "added"), (Removed, "removed")];
            var parts = counts.Where(one => one.Count > 0).ToArray();
            return parts.Length == 0 ? "edited, every picture as before" : string.Join(", ", parts.Select(
                (one, i) => FormattableString.Invariant($"{one.Count:N0} ")
                    + (i > 0 ? "" : one.Count == 1 ? "picture " : "pictures ") + one.Verb));
        }
    }

    /// <summary>Compares two versions, row by row of a picture.</summary>
    /// <returns>Null where one of them is not an annotator's file.</returns>
    public static AnnotationDifference? Between(byte[] before, byte[] now)
    {
        if (Rows(before) is not { } old || Rows(now) is not { } current)
            return null;
        var shared = old.Keys.Where(current.ContainsKey).ToArray();
        return new AnnotationDifference(
            shared.Count(picture => old[picture] != current[picture]),
            current.Count - shared.Length, old.Count - shared.Length);
    }

    private static Dictionary<string, string>? Rows(byte[] file)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new FaultList();
        using var csv = CsvTable.Open(new MemoryStream(file), "", faults);
        var picture = csv.Column("picture");
        while (csv.Read())
        {
            var row = string.Join('\n', csv.Columns.Select((_, column) => CellText.Trim(csv.Text(column))));
            if (!rows.TryAdd(CellText.Trim(csv.Text(picture)), row))
                return null;
        }
        return faults.Count == 0 ? rows : null;
    }
}
