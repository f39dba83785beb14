namespace Kayfabe.Sample.Drawing;

/// <summary>An opaque sRGB colour.</summary>
internal readonly record struct Colour(byte R, byte G, byte B)
{
    public static readonly Colour
        Black = 0x101014, White = 0xF6F4EE, Gold = 0xE8B923, Wood = 0x9A6A3C, Steel = 0xA8AEB8;

    public static implicit operator Colour(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary><paramref name="percent"/> of the other colour, the rest of this one.</summary>
    public Colour Mix(Colour other, int percent) => new(
        (byte)(((R * (100 - percent)) + (other.R * percent)) / 100),
        (byte)(((G * (100 - percent)) + (other.G * percent)) / 100),
        (byte)(((B * (100 - percent)) + (other.B * percent)) / 100));

    public Colour Darker(int percent) => Mix(Black, percent);

    public Colour Lighter(int percent) => Mix(White, percent);
}
