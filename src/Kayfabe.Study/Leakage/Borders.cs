namespace Kayfabe.Study.Leakage;

/// <summary>Finds the part of a picture inside its bars: those of a letterbox, or of a caption above or below.</summary>
internal static class Borders
{
    /// <summary>The share of a bar's line that has the bar's colour; the rest may be writing.</summary>
    private const double Filled = 0.5;

    /// <summary>The share of the first line behind a bar that may have the bar's colour: a sky has no such edge.</summary>
    private const double Behind = 0.3;

    /// <summary>The brightness, of 255, by which fields of one colour differ at most.</summary>
    private const double Tolerance = 14;

    /// <summary>The widest bar, as a share of the side.</summary>
    private const double Widest = 0.25;

    /// <summary>The part inside the bars; the whole where there is none, or where the bars leave too little.</summary>
    public static PictureRegion Inside(ShrunkPicture picture)
    {
        var rows = Lines(picture, (along, line) => picture[along, line]);
        var columns = Lines(picture, (along, line) => picture[line, along]);
        var (left, right) = (Bar(columns, 1), Bar(columns, -1));
        var (top, bottom) = (Bar(rows, 1), Bar(rows, -1));
        const int Side = ShrunkPicture.Side;
        return Side - left - right < Side / 3 || Side - top - bottom < Side / 3
            ? PictureRegion.Whole
            : new PictureRegion(
                (double)left / Side, (double)top / Side, 1 - ((double)right / Side), 1 - ((double)bottom / Side));
    }

    private static double[][] Lines(ShrunkPicture picture, Func<int, int, Rgb> field) =>
    [
        .. Enumerable.Range(0, ShrunkPicture.Side).Select(line => Enumerable.Range(0, ShrunkPicture.Side)
            .Select(along => Thumbnail.Luma(field(along, line))).ToArray()),
    ];

    /// <summary>The number of lines of the bar at the first (1) or last (-1) line.</summary>
    private static int Bar(double[][] lines, int step)
    {
        var at = step > 0 ? 0 : lines.Length - 1;
        var colour = Median(lines[at]);
        var count = 0;
        for (; Share(lines[at], colour) >= Filled; at += step, count++)
        {
            if (count >= Widest * lines.Length)
                return 0;
        }
        // The line at the edge mixes the bar with the picture.
        return count > 0 && Share(lines[at + step], colour) <= Behind ? count + 1 : 0;
    }

    private static double Share(double[] line, double colour) =>
        line.Count(value => Math.Abs(value - colour) <= Tolerance) / (double)line.Length;

    private static double Median(double[] line) => line.Order().ElementAt(line.Length / 2);
}
