using System.Buffers.Binary;
using System.Text;
using StbImageWriteSharp;

namespace Kayfabe.Sample.Drawing;

/// <summary>
/// Blank pictures of the smallest size that the image service accepts, 80 px a side, each with a comment.
/// </summary>
/// <remarks>Chunks and CRC: PNG specification, third edition, sections 5 and 11.3.3 (tEXt).</remarks>
internal sealed class TinyPng
{
    private const int Side = 80;

    /// <summary>The signature and the IHDR chunk, after which other chunks may come.</summary>
    private const int HeaderLength = 8 + 25;

    private const uint CrcPolynomial = 0xEDB88320;
    private readonly byte[] _blank;

    public TinyPng()
    {
        using var file = new MemoryStream();
        new ImageWriter().WritePng(new byte[Side * Side], Side, Side, ColorComponents.Grey, file);
        _blank = file.ToArray();
    }

    /// <summary>A picture file with a comment: another comment gives other bytes, and so another digest.</summary>
    public byte[] WithComment(string comment)
    {
        var text = Encoding.ASCII.GetBytes("tEXtComment\0" + comment);
        var file = new byte[_blank.Length + text.Length + 8];
        _blank.AsSpan(0, HeaderLength).CopyTo(file);
        var chunk = file.AsSpan(HeaderLength);
        BinaryPrimitives.WriteInt32BigEndian(chunk, text.Length - 4);
        text.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[(4 + text.Length)..], Crc(text));
        _blank.AsSpan(HeaderLength).CopyTo(chunk[(8 + text.Length)..]);
        return file;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
        }
        return ~crc;
    }
}
