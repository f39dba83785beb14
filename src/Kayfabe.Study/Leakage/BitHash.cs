using System.Numerics;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A bit for each of 16 by 16 fields of a picture, row after row: whether it is brighter than those around it.
/// </summary>
internal readonly record struct BitHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The fields in a row, and rows.</summary>
    public const int Side = 16;

    /// <summary>The fields around one, either way, that it is compared with.</summary>
    private const int Around = 2;

    /// <summary>The bits in which two hashes differ.</summary>
    public static int Distance(in BitHash first, in BitHash second) =>
        BitOperations.PopCount(first.A ^ second.A) + BitOperations.PopCount(first.B ^ second.B)
        + BitOperations.PopCount(first.C ^ second.C) + BitOperations.PopCount(first.D ^ second.D);

    /// <summary>The hash of fields: each is compared with the mean of the 5 by 5 around it.</summary>
    public static BitHash OfBrighterThanAround(ReadOnlySpan<double> fields)
    {
        // Sums of all fields above and left make the sum of a window four look-ups.
        const int Width = Side + 1;
        Span<double> sums = stackalloc double[Width * Width];
        for (var i = 0; i < fields.Length; i++)
        {
            var at = (i / Side * Width) + (i % Side);
            sums[at + Width + 1] = fields[i] + sums[at + 1] + sums[at + Width] - sums[at];
        }
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < fields.Length; i++)
        {
            var (left, right) = (Math.Max(0, (i % Side) - Around), Math.Min(Side, (i % Side) + Around + 1));
            var (top, bottom) = (Math.Max(0, (i / Side) - Around), Math.Min(Side, (i / Side) + Around + 1));
            var sum = sums[(bottom * Width) + right] - sums[(top * Width) + right]
                - sums[(bottom * Width) + left] + sums[(top * Width) + left];
            if (fields[i] * ((right - left) * (bottom - top)) > sum)
                words[i / 64] |= 1UL << (i % 64);
        }
        return new BitHash(words[0], words[1], words[2], words[3]);
    }

    /// <summary>The hash of the mirror image, left for right.</summary>
    public BitHash Mirrored() => new(Mirrored(A), Mirrored(B), Mirrored(C), Mirrored(D));

    /// <summary>The 16 bits of each of four rows in reverse.</summary>
    private static ulong Mirrored(ulong rows)
    {
        rows = ((rows & 0x5555_5555_5555_5555) << 1) | ((rows >> 1) & 0x5555_5555_5555_5555);
        rows = ((rows & 0x3333_3333_3333_3333) << 2) | ((rows >> 2) & 0x3333_3333_3333_3333);
        rows = ((rows & 0x0f0f_0f0f_0f0f_0f0f) << 4) | ((rows >> 4) & 0x0f0f_0f0f_0f0f_0f0f);
        return ((rows & 0x00ff_00ff_00ff_00ff) << 8) | ((rows >> 8) & 0x00ff_00ff_00ff_00ff);
    }
}
