namespace Kayfabe.Study.Leakage;

/// <summary>
/// A picture shrunk to 32 by 32 brightnesses and 16 by 16 pairs of colour differences, whatever its proportions.
/// </summary>
/// <remarks>Brightness and colour differences are those of JPEG (ITU-T T.871, 7): Y, Cb and Cr.</remarks>
public sealed class Thumbnail
{
    /// <summary>Brightnesses in a row, and rows.</summary>
    public const int Side = 32;

    /// <summary>Colour differences in a row, and rows.</summary>
    public const int ColourSide = 16;

    /// <summary>The bytes of a thumbnail: brightness, then Cb, then Cr, each row after row.</summary>
    public const int Length = (Side * Side) + (2 * ColourSide * ColourSide);

    private readonly byte[] _bytes;

    /// <summary>Takes ownership of <see cref="Length"/> bytes.</summary>
    /// <param name="inside">The part of the picture that is inside its bars.</param>
    /// <param name="bytes">Brightness, then Cb, then Cr.</param>
    public Thumbnail(PictureRegion inside, byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        (Inside, _bytes) = (inside, bytes);
    }

    /// <summary>The part of the picture that is inside its bars.</summary>
    public PictureRegion Inside { get; }

    /// <summary>Brightness, then Cb, then Cr.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The brightnesses, row after row.</summary>
    internal ReadOnlySpan<byte> Brightness => _bytes.AsSpan(0, Side * Side);

    /// <summary>The colour differences: Cb, then Cr.</summary>
    internal ReadOnlySpan<byte> Colour => _bytes.AsSpan(Side * Side);

    /// <summary>The thumbnail of a picture in RGB, three bytes a pixel, row after row.</summary>
    public static Thumbnail Of(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var picture = ShrunkPicture.Of(pixels, width, height);
        var bytes = new byte[Length];
        for (var i = 0; i < Side * Side; i++)
            bytes[i] = ToByte(Luma(picture.Mean(i % Side, i / Side, ShrunkPicture.Side / Side)));
        for (var i = 0; i < ColourSide * ColourSide; i++)
        {
            var colour = picture.Mean(i % ColourSide, i / ColourSide, ShrunkPicture.Side / ColourSide);
            var luma = Luma(colour);
            bytes[(Side * Side) + i] = ToByte(128 + ((colour.Blue - luma) / 1.772));
            bytes[(Side * Side) + (ColourSide * ColourSide) + i] = ToByte(128 + ((colour.Red - luma) / 1.402));
        }
        return new Thumbnail(Borders.Inside(picture), bytes);
    }

    /// <summary>The brightness of a colour.</summary>
    internal static double Luma(Rgb colour) => (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);

    private static byte ToByte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
