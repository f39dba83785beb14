namespace Kayfabe.Study.Leakage;

/// <summary>A rectangle of a picture in shares of its sides, 0 to 1.</summary>
public readonly record struct PictureRegion(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The whole picture.</summary>
    public static PictureRegion Whole => new(0, 0, 1, 1);

    /// <summary>The region without a frame of a share of the picture's sides.</summary>
    internal PictureRegion Inset(double frame) => new(Left + frame, Top + frame, Right - frame, Bottom - frame);

    /// <summary>Whether a point from -1 to 1 is in it.</summary>
    internal bool Has(double x, double y) =>
        x >= (2 * Left) - 1 && x <= (2 * Right) - 1 && y >= (2 * Top) - 1 && y <= (2 * Bottom) - 1;
}

/// <summary>A square of numbers over the coordinates -1 to 1, interpolated between their centres.</summary>
internal sealed class Plane
{
    private readonly double[] _values;

    public Plane(int side, ReadOnlySpan<byte> values)
    {
        (Side, _values) = (side, new double[side * side]);
        for (var i = 0; i < _values.Length; i++)
            _values[i] = values[i];
    }

    private Plane(int side, double[] values) => (Side, _values) = (side, values);

    /// <summary>The numbers in a row, and rows.</summary>
    public int Side { get; }

    /// <summary>The numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The coordinate of the centre of a field.</summary>
    public static double Centre(int index, int side) => (((2 * index) + 1.0) / side) - 1;

    /// <summary>The number at a point; that of the nearest one at the edge.</summary>
    public double At(double x, double y) => At(x, y, out _, out _);

    /// <summary>The number at a point, and how fast it rises along x and y.</summary>
    public double At(double x, double y, out double alongX, out double alongY)
    {
        var column = Math.Clamp(((x + 1) * Side / 2) - 0.5, 0, Side - 1);
        var row = Math.Clamp(((y + 1) * Side / 2) - 0.5, 0, Side - 1);
        var (i, j) = (Math.Min((int)column, Side - 2), Math.Min((int)row, Side - 2));
        var (right, down) = (column - i, row - j);
        var at = (j * Side) + i;
        var (a, b, c, d) = (_values[at], _values[at + 1], _values[at + Side], _values[at + Side + 1]);
        alongX = (((b - a) * (1 - down)) + ((d - c) * down)) * Side / 2;
        alongY = (((c - a) * (1 - right)) + ((d - b) * right)) * Side / 2;
        return (((a * (1 - right)) + (b * right)) * (1 - down)) + (((c * (1 - right)) + (d * right)) * down);
    }

    /// <summary>The mean of the fields in a region.</summary>
    public double Mean(PictureRegion region)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < _values.Length; i++)
        {
            if (!region.Has(Centre(i % Side, Side), Centre(i / Side, Side)))
                continue;
            (sum, count) = (sum + _values[i], count + 1);
        }
        return count == 0 ? 0 : sum / count;
    }

    /// <summary>Half as many fields a side.</summary>
    public Plane Halved()
    {
        var half = new double[Side * Side / 4];
        for (var i = 0; i < half.Length; i++)
        {
            var at = (2 * (i / (Side / 2)) * Side) + (2 * (i % (Side / 2)));
            half[i] = (_values[at] + _values[at + 1] + _values[at + Side] + _values[at + Side + 1]) / 4;
        }
        return new Plane(Side / 2, half);
    }

    /// <summary>Each field as the mean of the 3 by 3 around it, itself four times and its neighbours twice.</summary>
    public Plane Smoothed() => new(Side, Smoothed(Smoothed(_values, 1), Side));

    /// <summary>A region, on as many fields.</summary>
    public Plane Part(PictureRegion region)
    {
        var part = new double[_values.Length];
        for (var i = 0; i < part.Length; i++)
        {
            var x = region.Left + ((region.Right - region.Left) * (Centre(i % Side, Side) + 1) / 2);
            var y = region.Top + ((region.Bottom - region.Top) * (Centre(i / Side, Side) + 1) / 2);
            part[i] = At((2 * x) - 1, (2 * y) - 1);
        }
        return new Plane(Side, part);
    }

    private double[] Smoothed(double[] values, int step)
    {
        var smooth = new double[values.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            var place = i / step % Side;
            smooth[i] = ((2 * values[i]) + values[place == 0 ? i : i - step]
                + values[place == Side - 1 ? i : i + step]) / 4;
        }
        return smooth;
    }
}
