namespace Kayfabe.Study.Leakage;

/// <summary>A colour, each part 0 to 255.</summary>
internal readonly record struct Rgb(float Red, float Green, float Blue);

/// <summary>A picture as a grid of 64 by 64 mean colours, whatever its proportions.</summary>
internal sealed class ShrunkPicture
{
    /// <summary>The fields in a row, and rows.</summary>
    public const int Side = 64;

    private readonly Rgb[] _fields;

    private ShrunkPicture(Rgb[] fields) => _fields = fields;

    /// <summary>The colour of a field.</summary>
    public Rgb this[int column, int row] => _fields[(row * Side) + column];

    /// <summary>Shrinks a picture in RGB, three bytes a pixel, row after row.</summary>
    public static ShrunkPicture Of(ReadOnlySpan<byte> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, 3 * width * height);
        var (across, down) = (Shares(width), Shares(height));
        var fields = new Rgb[Side * Side];
        var line = new float[3 * width];
        for (var row = 0; row < Side; row++)
        {
            Array.Clear(line);
            foreach (var (y, share) in down[row])
            {
                var from = pixels.Slice(3 * y * width, line.Length);
                for (var i = 0; i < line.Length; i++)
                    line[i] += share * from[i];
            }
            for (var column = 0; column < Side; column++)
                fields[(row * Side) + column] = Mean(line, across[column]);
        }
        return new ShrunkPicture(fields);
    }

    /// <summary>The mean colour of a square of so many fields a side, by its column and row.</summary>
    public Rgb Mean(int column, int row, int side)
    {
        var sum = default(Rgb);
        for (var i = 0; i < side * side; i++)
            sum = Add(sum, this[(column * side) + (i % side), (row * side) + (i / side)], 1f / (side * side));
        return sum;
    }

    private static Rgb Mean(float[] line, (int Index, float Share)[] shares)
    {
        float red = 0, green = 0, blue = 0;
        foreach (var (index, share) in shares)
        {
            red += share * line[3 * index];
            green += share * line[(3 * index) + 1];
            blue += share * line[(3 * index) + 2];
        }
        return new Rgb(red, green, blue);
    }

    private static Rgb Add(Rgb sum, Rgb colour, float share) => new(
        sum.Red + (share * colour.Red), sum.Green + (share * colour.Green), sum.Blue + (share * colour.Blue));

    /// <summary>Which pixels each field of a line covers, and with which share of the field.</summary>
    private static (int Index, float Share)[][] Shares(int pixels)
    {
        var shares = new (int, float)[Side][];
        for (var field = 0; field < Side; field++)
        {
            // In whole 64ths of a pixel.
            var (low, high) = ((long)field * pixels, (field + 1L) * pixels);
            var (first, last) = ((int)(low / Side), (int)((high + Side - 1) / Side));
            shares[field] = new (int, float)[last - first];
            for (var i = first; i < last; i++)
            {
                var covered = Math.Min(high, (i + 1L) * Side) - Math.Max(low, (long)i * Side);
                shares[field][i - first] = (i, (float)covered / pixels);
            }
        }
        return shares;
    }
}
