using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kayfabe.Study.Splits;

/// <summary>A number for a name that depends on nothing but the name, a purpose and a seed.</summary>
internal static class StableHash
{
    /// <summary>The first eight bytes, most significant first, of the SHA-256 of <c>purpose LF seed LF name</c>.</summary>
    /// <param name="purpose">What the number is for, so that two uses of one seed do not go together; no line feed.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="name">The post or row.</param>
    public static ulong Of(string purpose, long seed, string name)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{seed}\n{name}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The same as a fraction, 0 or more and below 1: its first 53 bits.</summary>
    public static double FractionOf(string purpose, long seed, string name) =>
        (Of(purpose, seed, name) >> 11) * (1.0 / (1L << 53));
}
