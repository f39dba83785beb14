using System.Globalization;
using System.Text;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// A published matrix of made-up numbers that a model can learn something from, the same on every machine.
/// </summary>
internal static class SyntheticMatrix
{
    /// <summary>
    /// The number of columns, the row's id not counted: outcome, three of metadata, eight of detections.
    /// </summary>
    public const int Width = 12;

    /// <summary>The lines of the file: id, outcome, then the features.</summary>
    public static IReadOnlyList<string> Lines(int rows = 120) => [.. Enumerable.Range(0, rows).Select(Line)];

    /// <summary>Lines as the bytes of a file.</summary>
    public static byte[] Bytes(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static string Line(int row)
    {
        var features = Enumerable.Range(0, Width - 1)
            .Select(column => ((row * ((2 * column) + 3)) + (row * row) + column) % 11).ToArray();
        // Most of the outcome can be learnt; every ninth row is against the rule.
        var outcome = features[2] + features[5] > 10 != (row % 9 == 0);
        // Two rows a post.
        features[0] = row / 2;
        var fields = features.Prepend(outcome ? 1 : 0).Prepend(row);
        return string.Join(',', fields.Select(field => field.ToString(CultureInfo.InvariantCulture)));
    }
}
