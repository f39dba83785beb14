using Kayfabe.Study.Sweeps;

namespace Kayfabe.Report.Sweeps;

/// <summary>What the cells of a sweep are called.</summary>
public static class SweepNames
{
    /// <summary>A value for people: an optional one that is absent leaves XGBoost's own.</summary>
    public static string Value(string value) => value.Length == 0 ? "default" : value;

    /// <summary><c>threshold 90, max_depth 5</c>; a name and its value stay on one line.</summary>
    public static string Of(SweepResult result, SweepRow row) =>
        string.Join(", ", result.Axes.Select((axis, i) => $"{axis.Option}\u00a0{Value(row.Cell.Values[i])}"));
}
