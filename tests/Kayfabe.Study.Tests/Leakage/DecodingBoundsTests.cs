using System.Buffers.Binary;
using System.IO.Compression;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Study.Tests.Leakage;

/// <summary>Pictures made to exhaust whoever decodes them.</summary>
public sealed class DecodingBoundsTests
{
    [Theory]
    [InlineData(0x7fffffff, 0x7fffffff)]
    [InlineData(0x7fffffff, 1)]
    [InlineData(10_001, 10_000)]
    [InlineData(-1, 100)]
    [InlineData(0, 100)]
    public void A_header_with_huge_dimensions_is_not_decoded(int width, int height) =>
        AssertNotDecoded(Png(width, height, Compressed(100)));

    [Fact]
    public void Data_that_inflate_to_more_than_the_pixels_are_not_decoded() => AssertNotDecoded(Png(100, 100, Compressed(1 << 26)));

    [Fact]
    public void Data_that_are_cut_off_are_not_decoded() => AssertNotDecoded(Png(100, 100, Compressed(100 * 101)[..20]));

    [Fact]
    public void A_JPEG_that_is_drawn_over_and_over_is_not_decoded()
    {
        byte[] jpeg =
        [
            0xFF, 0xD8, 0xFF, 0xC2, 0x00, 0x0B, 8, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0,
            .. Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 0, 0], 100_000).SelectMany(scan => scan),
        ];

        AssertNotDecoded(jpeg);
    }

    /// <summary>The decoder would read zeros beyond the end of the file, forever.</summary>
    [Fact]
    public void A_JPEG_with_a_segment_beyond_its_end_is_not_decoded() => AssertNotDecoded(
        [0xFF, 0xD8, 0xFF, 0xE0, 0xAF, 0x10, .. "JFIF"u8, 0, 0xFF, 0xC0, 0, 0x0B, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xFF, 0xD9]);

    [Fact]
    public void A_PNG_with_a_chunk_beyond_its_end_is_not_decoded()
    {
        var png = Png(100, 100, Compressed(100 * 101));
        AssertNotDecoded(png[..^13]);
    }

    [Fact]
    public void Data_that_ask_for_a_dictionary_are_not_decoded() =>
        AssertNotDecoded(Png(100, 100, [0x78, 0xBB, 0, 0, 0, 1, .. Compressed(100 * 101)[2..]]));

    [Fact]
    public void Other_formats_that_the_decoder_knows_are_not_decoded() =>
        AssertNotDecoded(
        [
            .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0,
            0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
        ]);

    [Fact]
    public void What_keeps_to_the_bounds_is_decoded()
    {
        _ = PictureDecoder.Thumbnail(Png(100, 100, Compressed(100 * 101)), out var isDecoded);

        Assert.True(isDecoded);
    }

    private static void AssertNotDecoded(byte[] file)
    {
        Assert.Null(PictureDecoder.Thumbnail(file, out var isDecoded));
        Assert.False(isDecoded);
    }

    /// <summary>Grey, eight bits a pixel, one chunk of data.</summary>
    private static byte[] Png(int width, int height, byte[] data)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 26, 10, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        // The decoder does not look at the check sum.
        return [.. length, .. type, .. data, 0, 0, 0, 0];
    }

    private static byte[] Compressed(int zeros)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
            zlib.Write(new byte[zeros]);
        return compressed.ToArray();
    }
}
