using System.Numerics;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Study.Tests.Leakage;

public class DifferenceHashTests
{
    /// <summary>A PNG of 9 by 1 pixels in grey, each lighter than its right neighbour.</summary>
    private const string FallingPng =
        "iVBORw0KGgoAAAANSUhEUgAAAAkAAAABCAAAAAApqduhAAAAEklEQVR4nGP4/+DgouYUVzV2AB5VBJw4"
        + "bDYAAAAAAElFTkSuQmCC";

    [Fact]
    public void A_bit_says_whether_a_field_is_lighter_than_its_right_neighbour()
    {
        Assert.Equal(ulong.MaxValue, DifferenceHash.Of(Picture(18, 16, (x, _) => 200 - x), 18, 16));
        Assert.Equal(0UL, DifferenceHash.Of(Picture(18, 16, (x, _) => 20 + x), 18, 16));
        Assert.Equal(
            0xff00ff00ff00ff00,
            DifferenceHash.Of(Picture(18, 16, (x, y) => y / 2 % 2 == 0 ? 200 - x : x), 18, 16));
    }

    [Fact]
    public void Another_size_or_brightness_hardly_changes_the_hash()
    {
        static int Scene(double x, double y) => (int)(110 + (90 * Math.Sin(7 * x) * Math.Cos(5 * y)));
        var large = DifferenceHash.Of(Picture(900, 800, (x, y) => Scene(x / 900.0, y / 800.0)), 900, 800)!.Value;
        var small = DifferenceHash.Of(Picture(123, 97, (x, y) => Scene(x / 123.0, y / 97.0) + 30), 123, 97)!.Value;
        Assert.InRange(BitOperations.PopCount(large ^ small), 0, 4);
        var mirrored = DifferenceHash
            .Of(Picture(900, 800, (x, y) => Scene(1 - (x / 900.0), y / 800.0)), 900, 800)!.Value;
        Assert.True(BitOperations.PopCount(large ^ mirrored) > 16);
    }

    [Fact]
    public void A_picture_of_one_shade_has_no_hash() =>
        Assert.Null(DifferenceHash.Of(Picture(20, 20, (_, _) => 77), 20, 20));

    [Fact]
    public void A_picture_smaller_than_the_fields_has_a_hash() =>
        Assert.NotNull(DifferenceHash.Of(Picture(2, 1, (x, _) => x), 2, 1));

    [Fact]
    public void A_file_is_decoded_and_what_is_no_picture_has_no_hash()
    {
        var png = Convert.FromBase64String(FallingPng);
        Assert.Equal(ulong.MaxValue, DifferenceHash.Of(png, out var isDecoded));
        Assert.True(isDecoded);
        foreach (var file in new[] { [], "not a picture"u8.ToArray(), png[..30] })
        {
            Assert.Null(DifferenceHash.Of(file, out isDecoded));
            Assert.False(isDecoded);
        }
    }

    [Fact]
    public void Fingerprints_read_back_what_was_written()
    {
        using var folder = new TempFolder();
        var path = folder.File(FingerprintFile.Name);
        var pictures = new Dictionary<string, PictureFingerprint>
        {
            ["b"] = new("sha256:00", 0xf),
            ["a"] = new("sha256:ff", null),
        };
        FingerprintFile.Write(path, pictures);
        Assert.Equal("picture,digest,hash\na,sha256:ff,\nb,sha256:00,000000000000000f\n", File.ReadAllText(path));
        Assert.Equal(pictures, FingerprintFile.Read(path).ToDictionary());
    }

    private static byte[] Picture(int width, int height, Func<int, int, int> shade) =>
        [.. from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) select (byte)shade(x, y)];
}
