using System.Buffers.Binary;

namespace Kayfabe.Build.Tests.PictureFetching;

/// <summary>Bytes that begin as pictures do, each of another content.</summary>
internal static class PictureBytes
{
    /// <summary>A PNG's header, and something behind it.</summary>
    public static byte[] Png(int content, int side = 100)
    {
        var bytes = new byte[64];
        ((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]).CopyTo(bytes, 0);
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), side);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(40), content);
        return bytes;
    }

    /// <summary>A JPEG's frame of 200 x 100 pixels.</summary>
    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 100, 0, 200, 3, 0, 0, 0, 0, 0, 0];
}
