using System.Globalization;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Tests;

/// <summary>What the tests start from.</summary>
internal static class Given
{
    /// <summary>Skips the test where the native library is not installed.</summary>
    public static void TheLibrary() =>
        Assert.SkipWhen(XgboostLibrary.Locate() is null, "The XGBoost library is not installed.");

    public static KeyValuePair<string, string> Parameter(string name, string value) => new(name, value);

    public static TrainSettings Settings { get; } = new() { Rounds = 10, MaxDepth = 3, Subsample = 0.8 };

    /// <summary>A dense matrix with gaps, of numbers that only depend on row and column.</summary>
    public static float[] Dense(int rows, int columns) =>
    [
        .. from row in Enumerable.Range(0, rows)
           from column in Enumerable.Range(0, columns)
           let bits = Mix((uint)(row * columns + column))
           select bits % 4 == 0 ? float.NaN : bits % 5 == 0 ? 0 : bits % 1000 / 10f,
    ];

    /// <summary>The same numbers as the study's matrix: a gap is not stored, a zero is.</summary>
    public static FeatureMatrix Matrix(int rows, int columns)
    {
        var dense = Dense(rows, columns);
        int[] stored = [.. Enumerable.Range(0, dense.Length).Where(index => !float.IsNaN(dense[index]))];
        return new FeatureMatrix(
            [.. Enumerable.Range(0, columns).Select(column => new Feature($"c{column}", FeatureKind.Label))],
            [.. Enumerable.Range(0, rows).Select(row => Row(row, dense[row * columns] > 40 == (row % 7 != 0)))],
            [.. Enumerable.Range(0, rows + 1).Select(row => stored.Count(index => index < row * columns))],
            [.. stored.Select(index => index % columns)],
            [.. stored.Select(index => dense[index])]);
    }

    public static MatrixRow Row(int number, bool inKayfabe)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new MatrixRow(id, $"post {id}", inKayfabe, null);
    }

    public static float[] Labels(this FeatureMatrix matrix) => [.. matrix.Rows.Select(row => row.InKayfabe ? 1f : 0f)];

    /// <summary>A booster of some rounds on <see cref="Matrix"/>.</summary>
    public static Booster Trained(FeatureMatrix matrix, int rounds = 5)
    {
        using var data = Matrices.Labelled(matrix);
        var booster = new Booster(data, Parameter("objective", "binary:logistic"), Parameter("nthread", "1"));
        for (var round = 0; round < rounds; round++)
            booster.Update(round, data);
        return booster;
    }

    // The finaliser of MurmurHash3: spreads neighbouring numbers.
    private static uint Mix(uint number)
    {
        number = (number ^ (number >> 16)) * 0x85ebca6b;
        number = (number ^ (number >> 13)) * 0xc2b2ae35;
        return number ^ (number >> 16);
    }
}
