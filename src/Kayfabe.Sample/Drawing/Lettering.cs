namespace Kayfabe.Sample.Drawing;

/// <summary>Capital letters of three by five dots.</summary>
internal static class Lettering
{
    /// <summary>One letter a group, A to Z; each octal digit is a row of three dots, from the top.</summary>
    private const string Glyphs =
        "25755 65656 34443 65556 74647 74644 34553 55755 72227 11152 55655 44447 57755 " +
        "65555 25552 65644 25563 65655 34216 72222 55557 55552 55775 55255 55222 71247";

    /// <summary>Writes capital letters and spaces; a letter is five dots high and advances by four.</summary>
    public static void Write(this Raster raster, int x, int y, int dot, string text, Colour colour)
    {
        for (var i = 0; i < text.Length; i++)
            for (var cell = 0; text[i] != ' ' && cell < 15; cell++)
            {
                var row = Glyphs[((text[i] - 'A') * 6) + (cell / 3)] - '0';
                if (((row >> (2 - (cell % 3))) & 1) == 1)
                    raster.Rect(x + (((i * 4) + (cell % 3)) * dot), y + (cell / 3 * dot), dot, dot, colour);
            }
    }

    /// <summary>Writes around a centre.</summary>
    public static void WriteCentred(this Raster raster, int x, int y, int dot, string text, Colour colour) =>
        raster.Write(x - (((text.Length * 4) - 1) * dot / 2), y, dot, text, colour);
}
