using System.Buffers;
using System.Buffers.Binary;

namespace Kayfabe.Study.Pictures;

/// <summary>The SHA-256 of a picture's bytes as a value: 32 bytes, where its text is 71.</summary>
internal readonly record struct PictureDigest(ulong A, ulong B, ulong C, ulong D)
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

    public override string ToString() => $"sha256:{A:x16}{B:x16}{C:x16}{D:x16}";
}
