using Kayfabe.Study.Leakage;

namespace Kayfabe.Study.Tests.Leakage;

public class FingerprintTests
{
    /// <summary>A PNG of 9 by 1 pixels in grey, each lighter than its right neighbour.</summary>
    private const string FallingPng =
        "iVBORw0KGgoAAAANSUhEUgAAAAkAAAABCAAAAAApqduhAAAAEklEQVR4nGP4/+DgouYUVzV2AB5VBJw4"
        + "bDYAAAAAAElFTkSuQmCC";

    [Fact]
    public void A_file_is_decoded_and_what_is_no_picture_has_no_thumbnail()
    {
        var png = Convert.FromBase64String(FallingPng);
        var thumbnail = PictureDecoder.Thumbnail(png, out var isDecoded);
        Assert.True(isDecoded);
        Assert.True(thumbnail!.Bytes[0] > thumbnail.Bytes[Thumbnail.Side - 1]);
        foreach (var file in new[] { [], "not a picture"u8.ToArray(), png[..30] })
        {
            Assert.Null(PictureDecoder.Thumbnail(file, out isDecoded));
            Assert.False(isDecoded);
        }
    }

    [Fact]
    public void A_field_is_the_mean_of_what_it_covers_and_bars_are_found()
    {
        // 128 by 128: a bar of white above, and below a board of black and grey.
        var pixels = new byte[128 * 128 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i / 3 / 128 < 16 ? (byte)255 : (i / 3 % 128 / 2 % 2) == 0 ? (byte)0 : (byte)100;
        var thumbnail = Thumbnail.Of(pixels, 128, 128);
        Assert.Equal(255, thumbnail.Bytes[0]);
        Assert.Equal(50, thumbnail.Bytes[16 * Thumbnail.Side]);
        Assert.Equal(128, thumbnail.Bytes[Thumbnail.Side * Thumbnail.Side]);
        // The bar has 8 of 64 lines; the line behind it is left out as well.
        Assert.Equal(new PictureRegion(0, 9 / 64.0, 1, 1), thumbnail.Inside);
    }

    [Fact]
    public void Fingerprints_read_back_what_was_written()
    {
        using var folder = new TempFolder();
        var path = folder.File(FingerprintFile.Name);
        var bytes = new byte[Thumbnail.Length];
        bytes[7] = 200;
        FingerprintFile.Write(path, new Dictionary<string, PictureFingerprint>
        {
            ["b"] = new("sha256:00", new Thumbnail(new PictureRegion(0, 0.125, 1, 0.9), bytes)),
            ["a"] = new("sha256:ff", null),
        });
        var read = FingerprintFile.Read(path);
        Assert.Null(read["a"].Thumbnail);
        Assert.Equal("sha256:00", read["b"].Digest);
        Assert.Equal(new PictureRegion(0, 0.125, 1, 0.9), read["b"].Thumbnail!.Inside);
        Assert.Equal(bytes, read["b"].Thumbnail!.Bytes.ToArray());
    }
}
