using System.Buffers.Binary;

namespace Kayfabe.Xgboost;

/// <summary>
/// Whether bytes are one whole value of Universal Binary JSON (https://ubjson.org/type-reference), of the kind that
/// XGBoost writes: lengths are 64-bit. XGBoost 1.7 reads past the end of a truncated file, and crashes.
/// </summary>
internal static class Ubj
{
    // Deeper than any model. Without a limit, a crafted file could exhaust the stack, here or in the library.
    private const int MaxDepth = 64;

    /// <summary>True if the bytes begin like a UBJ object: a brace, then the marker of a key's length.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) => bytes is [(byte)'{', (byte)'L', ..];

    /// <summary>True if all lengths stay within the bytes and the value ends where they end.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        return SkipValue(ref rest, MaxDepth) && rest.IsEmpty;
    }

    private static bool SkipValue(ref ReadOnlySpan<byte> rest, int depth)
    {
        if (depth == 0 || rest.IsEmpty)
            return false;
        var marker = rest[0];
        rest = rest[1..];
        return marker switch
        {
            (byte)'{' => SkipObject(ref rest, depth - 1),
            (byte)'[' => SkipArray(ref rest, depth - 1),
            (byte)'S' => SkipText(ref rest),
            _ => SizeOf(marker) is { } size && Skip(ref rest, size),
        };
    }

    private static bool SkipObject(ref ReadOnlySpan<byte> rest, int depth)
    {
        while (rest is [not (byte)'}', ..])
        {
            if (!SkipText(ref rest) || !SkipValue(ref rest, depth))
                return false;
        }
        return Skip(ref rest, 1);
    }

    // [ values ] or [ # length values or [ $ type # length values-without-markers
    private static bool SkipArray(ref ReadOnlySpan<byte> rest, int depth)
    {
        if (rest is [(byte)'$', var type, (byte)'#', ..])
        {
            rest = rest[3..];
            return SizeOf(type) is { } size && TakeLength(ref rest, out var count)
                && count <= rest.Length && Skip(ref rest, count * size);
        }
        if (rest is [(byte)'#', ..])
        {
            rest = rest[1..];
            if (!TakeLength(ref rest, out var count))
                return false;
            for (var i = 0L; i < count; i++)
            {
                if (!SkipValue(ref rest, depth))
                    return false;
            }
            return true;
        }
        while (rest is [not (byte)']', ..])
        {
            if (!SkipValue(ref rest, depth))
                return false;
        }
        return Skip(ref rest, 1);
    }

    private static bool SkipText(ref ReadOnlySpan<byte> rest) =>
        TakeLength(ref rest, out var length) && Skip(ref rest, length);

    private static bool TakeLength(ref ReadOnlySpan<byte> rest, out long length)
    {
        length = -1;
        if (rest is not [(byte)'L', ..] || rest.Length < 9)
            return false;
        length = BinaryPrimitives.ReadInt64BigEndian(rest[1..]);
        rest = rest[9..];
        return length >= 0;
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, long count)
    {
        if (count > rest.Length)
            return false;
        rest = rest[(int)count..];
        return true;
    }

    // Bytes of a value after its marker; null if it is not a scalar.
    private static int? SizeOf(byte marker) => marker switch
    {
        (byte)'Z' or (byte)'T' or (byte)'F' => 0,
        (byte)'i' or (byte)'U' or (byte)'C' => 1,
        (byte)'I' => 2,
        (byte)'l' or (byte)'d' => 4,
        (byte)'L' or (byte)'D' => 8,
        _ => null,
    };
}
