namespace Kayfabe.Study.Leakage;

/// <summary>Finds the part of a picture inside its bars: of a letterbox, or of a caption above or below.</summary>
internal static class Borders
{
    /// <summary>The share of a bar's line that has the bar's colour; the rest may be writing.</summary>
    private const double Filled = 0.5;

    /// <summary>The share of the line behind a bar that may have the bar's colour: a sky has no such edge.</summary>
    private const double Behind = 0.3;

    /// <summary>The brightness, of 255, by which fields of one colour differ at most.</summary>
    private const double Tolerance = 14;

    /// <summary>The widest bar, as a share of the side.</summary>
    private const double Widest = 0.25;

    private const int Side = ShrunkPicture.Side;

    /// <summary>The part inside the bars; the whole where there is none, or where the bars leave too little.</summary>
    public static PictureRegion Inside(ShrunkPicture picture)
    {
        var brightness = new double[Side * Side];
        for (var i = 0; i < brightness.Length; i++)
            brightness[i] = Thumbnail.Luma(picture[i % Side, i / Side]);
        var (top, bottom) = (Bar(brightness, 0, Side, 1), Bar(brightness, Side * (Side - 1), -Side, 1));
        var (left, right) = (Bar(brightness, 0, 1, Side), Bar(brightness, Side - 1, -1, Side));
        return Side - left - right < Side / 3 || Side - top - bottom < Side / 3
            ? PictureRegion.Whole
            : new PictureRegion(
                (double)left / Side, (double)top / Side, 1 - ((double)right / Side), 1 - ((double)bottom / Side));
    }

    /// <summary>The number of lines of the bar that begins with a line.</summary>
    /// <param name="brightness">The picture.</param>
    /// <param name="first">Where the line begins.</param>
    /// <param name="next">How far it is to the next line.</param>
    /// <param name="along">How far it is to the next field of the line.</param>
    private static int Bar(double[] brightness, int first, int next, int along)
    {
        var colour = Median(brightness, first, along);
        var count = 0;
        for (; Share(brightness, first + (count * next), along, colour) >= Filled; count++)
        {
            if (count >= Widest * Side)
                return 0;
        }
        // The line at the edge mixes the bar with the picture.
        return count > 0 && Share(brightness, first + ((count + 1) * next), along, colour) <= Behind ? count + 1 : 0;
    }

    private static double Share(double[] brightness, int start, int along, double colour)
    {
        var count = 0;
        for (var i = 0; i < Side; i++)
            count += Math.Abs(brightness[start + (i * along)] - colour) <= Tolerance ? 1 : 0;
        return (double)count / Side;
    }

    private static double Median(double[] brightness, int start, int along)
    {
        Span<double> line = stackalloc double[Side];
        for (var i = 0; i < Side; i++)
            line[i] = brightness[start + (i * along)];
        line.Sort();
        return line[Side / 2];
    }
}
