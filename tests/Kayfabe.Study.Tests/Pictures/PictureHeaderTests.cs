using System.Buffers.Binary;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Tests.Pictures;

public sealed class PictureHeaderTests
{
    /// <summary>APP1, a fill byte, DHT, then the frame: progressive, 200 x 100.</summary>
    private static readonly byte[] _jpeg =
    [
        0xFF, 0xD8,
        0xFF, 0xE1, 0x01, 0x00, .. new byte[0xFE],
        0xFF, 0xFF, 0xC4, 0x00, 0x04, 1, 2,
        0xFF, 0xC2, 0x00, 0x11, 8, 0x00, 0x64, 0x00, 0xC8, 3,
    ];

    [Fact]
    public void A_jpeg_tells_its_size_behind_other_segments() =>
        Assert.Equal(new PictureHeader("jpeg", 200, 100), Read(_jpeg));

    [Fact]
    public void A_png_tells_its_size() => Assert.Equal(new PictureHeader("png", 300, 80), Read(Png(300, 80)));

    [Theory]
    [InlineData(79, 200)]
    [InlineData(200, 79)]
    [InlineData(10_001, 200)]
    [InlineData(200, -1)]
    public void A_size_that_the_service_does_not_take_is_refused(int width, int height)
    {
        var e = Assert.Throws<InputException>(() => Read(Png(width, height)));

        Assert.Equal("pictures/a.png", e.Faults[0].File);
        Assert.Contains("80 to 10000", e.Faults[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_15_MB_is_refused()
    {
        using var picture = new MemoryStream(new byte[PictureHeader.MostBytes + 1]);

        Assert.Throws<InputException>(() => PictureHeader.Read(picture, "a"));
    }

    [Fact]
    public void A_header_that_is_cut_off_is_refused()
    {
        var whole = _jpeg.Length - 1;
        for (var length = 0; length < whole; length++)
            Assert.Throws<InputException>(() => Read(_jpeg[..length]));
        Assert.Throws<InputException>(() => Read(Png(300, 80)[..23]));
    }

    [Fact]
    public void A_text_that_is_called_a_picture_is_refused() =>
        Assert.Contains("web page", Assert.Throws<InputException>(() => Read([.. "<html>"u8])).Message,
            StringComparison.Ordinal);

    private static PictureHeader Read(byte[] bytes)
    {
        using var picture = new MemoryStream(bytes);
        return PictureHeader.Read(picture, "pictures/a.png");
    }

    private static byte[] Png(int width, int height)
    {
        byte[] bytes = [0x89, .. "PNG\r\n"u8, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8]];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
