using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Tests.Comparisons;

/// <summary>Short ways to write matrices.</summary>
internal static class Matrices
{
    /// <summary>
    /// A row for each line: outcome, then a value a feature, <c>.</c> for a blank. A feature's name may have its kind
    /// in front, <c>metadata:likeCount</c>; else it is a label. Each row is of a post and a day of its own.
    /// </summary>
    public static FeatureMatrix Of(string features, params string[] lines)
    {
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        var rows = new List<MatrixRow>();
        foreach (var line in lines)
        {
            var fields = line.Split(' ');
            for (var column = 1; column < fields.Length; column++)
            {
                if (fields[column] == ".")
                    continue;
                columns.Add(column - 1);
                values.Add(float.Parse(fields[column], System.Globalization.CultureInfo.InvariantCulture));
            }
            starts.Add(columns.Count);
            rows.Add(new MatrixRow(
                $"r{rows.Count}", $"p{rows.Count}", fields[0] == "1", new DateOnly(2020, 1, 1).AddDays(rows.Count)));
        }
        return new FeatureMatrix(
            [.. features.Split(' ').Select(FeatureOf)], rows, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>The matrix with other rows of the same number.</summary>
    public static FeatureMatrix WithRows(this FeatureMatrix matrix, Func<MatrixRow, int, MatrixRow> change) => new(
        matrix.Features,
        [.. matrix.Rows.Select(change)],
        matrix.Starts.ToArray(),
        matrix.Columns.ToArray(),
        matrix.Values.ToArray());

    private static Feature FeatureOf(string text) => text.Split(':') is [var kind, var name]
        ? new Feature(name, Enum.Parse<FeatureKind>(kind, ignoreCase: true))
        : new Feature(text, FeatureKind.Label);
}
