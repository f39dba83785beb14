using Kayfabe.Study.Leakage;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Leakage;

/// <summary>Copies of pictures are found, other pictures are not.</summary>
public class SimilarPicturesTests(ITestOutputHelper output)
{
    private const int Copies = 30;

    /// <summary>460 pictures make 105,570 pairs.</summary>
    private const int Pictures = 460;

    private static readonly Lazy<TestPicture[]> s_pictures =
        new(() => [.. Enumerable.Range(0, Pictures).Select(i => TestPicture.Texture((ulong)i))]);

    private static readonly Lazy<PictureView[][]> s_views =
        new(() => [.. s_pictures.Value.AsParallel().AsOrdered().Select(picture => picture.Views())]);

    [Theory]
    [InlineData("the same")]
    [InlineData("half the size")]
    [InlineData("cropped by 10 %")]
    [InlineData("mirrored")]
    [InlineData("letterboxed")]
    [InlineData("with a caption below")]
    [InlineData("with a caption on it")]
    [InlineData("turned by 2 degrees")]
    public void A_copy_is_found(string how)
    {
        var random = new SplitMix64(9);
        var copies = s_pictures.Value[..Copies]
            .Select(picture => picture.Copy(how, random).WithNoise(random).Views()).ToArray();
        var found = SimilarPictures.Find(copies, s_views.Value);
        var (right, wrong) = (0, 0);
        for (var i = 0; i < Copies; i++)
        {
            right += found[i].Contains(i) ? 1 : 0;
            wrong += found[i].Count(other => other != i);
        }
        output.WriteLine($"{how}: {right} of {Copies} found, {wrong} others of {Copies * (Pictures - 1)} pairs");
        Assert.InRange(right, 28, Copies);
        Assert.InRange(wrong, 0, Copies * Pictures / 10_000);
    }

    [Fact]
    public void Different_pictures_are_not_taken_for_copies()
    {
        var found = SimilarPictures.Find(s_views.Value, s_views.Value);
        var (pairs, wrong) = (Pictures * (Pictures - 1) / 2, 0);
        for (var i = 0; i < Pictures; i++)
            wrong += found[i].Count(other => other < i);
        output.WriteLine($"{wrong} of {pairs} pairs of different pictures");
        Assert.InRange(wrong, 0, pairs / 10_000);
    }

    [Fact]
    public void A_hash_of_a_mirror_image_is_the_mirrored_hash()
    {
        var random = new SplitMix64(4);
        var (fields, mirrored) = (new double[256], new double[256]);
        for (var i = 0; i < 256; i++)
            fields[i] = random.Next(1000);
        for (var i = 0; i < 256; i++)
            mirrored[i] = fields[(i / 16 * 16) + 15 - (i % 16)];
        var hash = BitHash.OfBrighterThanAround(fields);
        Assert.Equal(BitHash.OfBrighterThanAround(mirrored), hash.Mirrored());
        Assert.Equal(hash, hash.Mirrored().Mirrored());
        Assert.Equal(0, BitHash.Distance(hash, hash));
        Assert.Equal(1, BitHash.Distance(hash, hash with { C = hash.C ^ 4 }));
    }
}

/// <summary>A picture in memory.</summary>
internal sealed record TestPicture(byte[] Pixels, int Width, int Height)
{
    /// <summary>A smooth random texture: waves of all lengths, the long ones high, as in photographs.</summary>
    public static TestPicture Texture(ulong seed)
    {
        const int Width = 100, Height = 80, Waves = 30;
        var random = new SplitMix64(seed);
        double Unit() => random.Next(1 << 20) / (double)(1 << 20);
        var waves = Enumerable.Range(0, Waves).Select(_ =>
        {
            var (frequency, angle) = (Math.Pow(2, 4.5 * Unit()), 2 * Math.PI * Unit());
            return (
                X: frequency * Math.Cos(angle) * 2 * Math.PI / Width,
                Y: frequency * Math.Sin(angle) * 2 * Math.PI / Width,
                Phase: 2 * Math.PI * Unit(), Height: 1 / frequency, Red: Unit() - 0.5, Blue: Unit() - 0.5);
        }).ToArray();
        return Make(Width, Height, (x, y) =>
        {
            double light = 0, red = 0, blue = 0;
            foreach (var wave in waves)
            {
                var height = wave.Height * Math.Sin((wave.X * x) + (wave.Y * y) + wave.Phase);
                (light, red, blue) = (light + height, red + (height * wave.Red), blue + (height * wave.Blue));
            }
            return (120 + (40 * (light + red)), 120 + (40 * light), 120 + (40 * (light + blue)));
        });
    }

    public PictureView[] Views() => PictureView.Of(Thumbnail.Of(Pixels, Width, Height));

    public TestPicture Copy(string how, SplitMix64 random) => how switch
    {
        "half the size" => Make(Width / 2, Height / 2, (x, y) => At((2 * x) + 0.5, (2 * y) + 0.5)),
        "cropped by 10 %" => Cropped(random.Next(11) / 100.0, random.Next(11) / 100.0),
        "mirrored" => Make(Width, Height, (x, y) => At(Width - 1 - x, y)),
        "letterboxed" => WithBars(Height * (6 + random.Next(14)) / 100, random.Next(2) * 255),
        "with a caption below" => WithCaption(Height * (10 + random.Next(10)) / 100, 0, random),
        "with a caption on it" => WithCaption(
            Height * (10 + random.Next(10)) / 100, -Height * (10 + random.Next(10)) / 100, random),
        "turned by 2 degrees" => Turned((random.Next(2) == 0 ? 2 : -2) * Math.PI / 180),
        _ => this,
    };

    public TestPicture WithNoise(SplitMix64 random) => this with
    {
        Pixels = Array.ConvertAll(Pixels, value => (byte)Math.Clamp(value + random.Next(9) - 4, 0, 255)),
    };

    private static TestPicture Make(
        int width, int height, Func<int, int, (double Red, double Green, double Blue)> colour)
    {
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < width * height; i++)
        {
            var (red, green, blue) = colour(i % width, i / width);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (Byte(red), Byte(green), Byte(blue));
        }
        return new TestPicture(pixels, width, height);

        static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
    }

    private TestPicture Cropped(double left, double top)
    {
        var (x0, y0) = ((int)(left * Width), (int)(top * Height));
        return Make(Width - (Width / 10), Height - (Height / 10), (x, y) => At(x + x0, y + y0));
    }

    private TestPicture WithBars(int bar, int shade) => Make(
        Width, Height + (2 * bar),
        (x, y) => y < bar || y >= Height + bar ? (shade, shade, shade) : At(x, y - bar));

    /// <summary>A bar with writing below; it covers the picture's end where <paramref name="at"/> is below 0.</summary>
    private TestPicture WithCaption(int bar, int at, SplitMix64 random)
    {
        if (at < 0)
            bar = -at;
        var ink = Enumerable.Range(0, Width).Select(x => x > 4 && x < Width - 4 && random.Next(100) < 45).ToArray();
        var top = Height + at;
        return Make(Width, top + bar, (x, y) =>
        {
            if (y < top)
                return At(x, y);
            var shade = y > top + (bar / 4) && y < top + (3 * bar / 4) && ink[x] ? 0 : 255;
            return (shade, shade, shade);
        });
    }

    /// <summary>Turned about its centre; the corners are black.</summary>
    private TestPicture Turned(double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return Make(Width, Height, (x, y) =>
        {
            var (dx, dy) = (x + 0.5 - (Width / 2.0), y + 0.5 - (Height / 2.0));
            var u = (cosine * dx) - (sine * dy) + (Width / 2.0) - 0.5;
            var v = (sine * dx) + (cosine * dy) + (Height / 2.0) - 0.5;
            return u < 0 || v < 0 || u > Width - 1 || v > Height - 1 ? (0, 0, 0) : At(u, v);
        });
    }

    /// <summary>The colour at a place, interpolated.</summary>
    private (double Red, double Green, double Blue) At(double x, double y)
    {
        var (column, row) = (Math.Clamp((int)x, 0, Width - 2), Math.Clamp((int)y, 0, Height - 2));
        var (right, down) = (x - column, y - row);
        return (Part(0), Part(1), Part(2));

        double Part(int part)
        {
            double Value(int dx, int dy) => Pixels[(3 * (((row + dy) * Width) + column + dx)) + part];
            return (((Value(0, 0) * (1 - right)) + (Value(1, 0) * right)) * (1 - down))
                + (((Value(0, 1) * (1 - right)) + (Value(1, 1) * right)) * down);
        }
    }
}
