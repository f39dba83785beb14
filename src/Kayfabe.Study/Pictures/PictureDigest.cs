using System.Buffers;
using System.Buffers.Binary;

namespace Kayfabe.Study.Pictures;

/// <summary>The SHA-256 of a picture's bytes as a value: 32 bytes, where its text is 71.</summary>
public readonly record struct PictureDigest(ulong A, ulong B, ulong C, ulong D) : IComparable<PictureDigest>
{
    private static ReadOnlySpan<byte> Prefix => "sha256:"u8;

    /// <summary>Reads <c>sha256:&lt;64 hex digits&gt;</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out PictureDigest digest)
    {
        digest = default;
        if (text.Length != Prefix.Length + 64 || !text.StartsWith(Prefix))
            return false;
        Span<byte> bytes = stackalloc byte[32];
        if (Convert.FromHexString(text[Prefix.Length..], bytes, out _, out _) != OperationStatus.Done)
            return false;
        digest = new PictureDigest(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));
        return true;
    }

    /// <summary>A quarter of the digest: it is as evenly spread as any hash of the whole would be.</summary>
    public override int GetHashCode() => (int)A;

    /// <summary>In the order of the texts.</summary>
    public int CompareTo(PictureDigest other)
    {
        var order = A.CompareTo(other.A);
        if (order == 0)
            order = B.CompareTo(other.B);
        if (order == 0)
            order = C.CompareTo(other.C);
        return order == 0 ? D.CompareTo(other.D) : order;
    }

    /// <inheritdoc/>
    public static bool operator <(PictureDigest left, PictureDigest right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(PictureDigest left, PictureDigest right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(PictureDigest left, PictureDigest right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(PictureDigest left, PictureDigest right) => left.CompareTo(right) >= 0;

    /// <summary>The text: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public override string ToString() => $"sha256:{A:x16}{B:x16}{C:x16}{D:x16}";
}
