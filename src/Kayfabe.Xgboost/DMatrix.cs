using System.Globalization;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost;

/// <summary>XGBoost's own copy of a matrix, with missing values and, for training, labels.</summary>
public sealed unsafe class DMatrix : IDisposable
{
    private DMatrix(DMatrixHandle handle) => Handle = handle;

    internal DMatrixHandle Handle { get; }

    /// <summary>The number of rows.</summary>
    public int Rows
    {
        get
        {
            XgboostException.Check(NativeMethods.XGDMatrixNumRow(Handle, out var rows));
            return checked((int)rows);
        }
    }

    /// <summary>The number of columns.</summary>
    public int Columns
    {
        get
        {
            XgboostException.Check(NativeMethods.XGDMatrixNumCol(Handle, out var columns));
            return checked((int)columns);
        }
    }

    /// <summary>The number of values that are not missing; a stored 0 counts.</summary>
    public long Entries
    {
        get
        {
            XgboostException.Check(NativeMethods.XGDMatrixNumNonMissing(Handle, out var entries));
            return checked((long)entries);
        }
    }

    /// <summary>Copies a dense matrix; NaN is missing.</summary>
    /// <param name="values">Row after row, <paramref name="rows"/> times <paramref name="columns"/> values.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="XgboostException">A value is infinite.</exception>
    public static DMatrix FromDense(ReadOnlySpan<float> values, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, (long)rows * columns);
        fixed (float* data = values)
        {
            XgboostException.Check(NativeMethods.XGDMatrixCreateFromDense(
                ArrayInterface(data, "<f4", rows, columns), Config, out var handle));
            return new DMatrix(handle);
        }
    }

    /// <summary>Copies compressed sparse rows; a value that is not stored, or is NaN, is missing.</summary>
    /// <param name="starts">Row i's entries are at [starts[i], starts[i + 1]); one more element than rows.</param>
    /// <param name="columnOf">The 0-based column of each entry.</param>
    /// <param name="values">The value of each entry. 0 is a value like any other.</param>
    /// <param name="columns">The number of columns, including those without an entry.</param>
    /// <exception cref="ArgumentException">The spans do not describe a matrix of that many columns.</exception>
    /// <exception cref="XgboostException">A value is infinite.</exception>
    public static DMatrix FromCsr(
        ReadOnlySpan<int> starts, ReadOnlySpan<int> columnOf, ReadOnlySpan<float> values, int columns)
    {
        RequireCsr(starts, columnOf, values, columns);
        fixed (int* start = starts, column = columnOf)
        fixed (float* value = values)
        {
            XgboostException.Check(NativeMethods.XGDMatrixCreateFromCSR(
                ArrayInterface(start, "<i4", starts.Length),
                ArrayInterface(column, "<i4", columnOf.Length),
                ArrayInterface(value, "<f4", values.Length),
                (ulong)columns,
                Config,
                out var handle));
            return new DMatrix(handle);
        }
    }

    /// <summary>Sets the labels: one per row, 0 or 1 for the binary objectives.</summary>
    public void SetLabels(ReadOnlySpan<float> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, Rows);
        fixed (float* data = labels)
            XgboostException.Check(NativeMethods.XGDMatrixSetFloatInfo(Handle, "label", data, (ulong)labels.Length));
    }

    /// <summary>
    /// Sets the names of the columns. A booster with names accepts only a matrix with the same names.
    /// </summary>
    public void SetFeatureNames(IReadOnlyList<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(names.Count, Columns);
        XgboostException.Check(NativeMethods.XGDMatrixSetStrFeatureInfo(
            Handle, "feature_name", [.. names], (ulong)names.Count));
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    // nthread 0: all cores. The number of threads does not change the copy.
    private const string Config = """{"missing":NaN,"nthread":0}""";

    // NumPy's array interface protocol, version 3, as JSON: how memory is passed to XGBoost, which only reads it.
    private static string ArrayInterface(void* data, string type, params ReadOnlySpan<int> shape)
    {
        var sizes = string.Join(',', shape.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)));
        return $$"""{"data":[{{(ulong)data}},true],"shape":[{{sizes}}],"typestr":"{{type}}","version":3}""";
    }

    // The library does not check bounds here: an index out of range would read or write foreign memory.
    private static void RequireCsr(
        ReadOnlySpan<int> starts, ReadOnlySpan<int> columnOf, ReadOnlySpan<float> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, columnOf.Length, nameof(values));
        if (starts.IsEmpty || starts[0] != 0 || starts[^1] != columnOf.Length)
            throw new ArgumentException("The starts do not run from 0 to the number of entries.", nameof(starts));
        for (var row = 1; row < starts.Length; row++)
        {
            if (starts[row] < starts[row - 1])
                throw new ArgumentException($"Row {row - 1} ends before it starts.", nameof(starts));
        }
        foreach (var column in columnOf)
        {
            if ((uint)column >= (uint)columns)
                throw new ArgumentException($"Column {column} is not one of the {columns}.", nameof(columnOf));
        }
    }
}
