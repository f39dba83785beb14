using System.Buffers;
using System.Globalization;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Aws.Serving;

/// <summary>Rows of one request.</summary>
/// <param name="FirstRow">The 0-based row that it starts with.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Bytes">Their CSV.</param>
public sealed record Payload(int FirstRow, int Rows, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Rows as SageMaker's XGBoost takes them for inference: CSV without a header, an id or an outcome, an empty cell being
/// a missing value.
/// </summary>
/// <remarks>
/// Not libsvm: a newer container takes another index for the same number when a payload has no column 0. The container
/// strips white space at both ends of a payload, so that a lone empty cell would be a row less: it is written as nan.
/// </remarks>
public static class PayloadWriter
{
    /// <summary>What a real-time endpoint takes in one request, less a margin; its limit is 6 MiB.</summary>
    public const int RealTimeBytes = 5 << 20;

    /// <summary>What a serverless endpoint takes in one request, less a margin; its limit is 4 MB.</summary>
    public const int ServerlessBytes = 3_500_000;

    /// <summary>The rows in their order, in as few requests as the size allows.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="mostBytes">The size of a request at most; a single row that is longer is sent alone.</param>
    public static IEnumerable<Payload> Payloads(FeatureMatrix matrix, int mostBytes)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var first = 0;
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            var before = bytes.WrittenCount;
            WriteRow(matrix, row, bytes);
            if (bytes.WrittenCount <= mostBytes || row == first)
                continue;
            yield return new Payload(first, row - first, bytes.WrittenMemory[..before]);
            (bytes, first) = (new ArrayBufferWriter<byte>(), row);
            WriteRow(matrix, row, bytes);
        }
        if (first < matrix.Rows.Count)
            yield return new Payload(first, matrix.Rows.Count - first, bytes.WrittenMemory);
    }

    /// <summary>Writes all rows to a file.</summary>
    public static void WriteFile(FeatureMatrix matrix, string path)
    {
        using var file = File.Create(path);
        foreach (var payload in Payloads(matrix, RealTimeBytes))
            file.Write(payload.Bytes.Span);
    }

    private static void WriteRow(FeatureMatrix matrix, int row, ArrayBufferWriter<byte> to)
    {
        Span<byte> text = stackalloc byte[32];
        var (entry, end) = (matrix.Starts[row], matrix.Starts[row + 1]);
        if (matrix.Features.Count == 1 && entry == end)
            to.Write("nan"u8);
        for (var column = 0; column < matrix.Features.Count; column++)
        {
            if (column > 0)
                to.Write(","u8);
            if (entry == end || matrix.Columns[entry] != column)
                continue;
            // The shortest text that reads back to the same bits.
            matrix.Values[entry++].TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
            to.Write(text[..written]);
        }
        to.Write("\n"u8);
    }
}
