namespace Kayfabe.Report.Drawing;

/// <summary>Maps values to positions, linearly.</summary>
/// <param name="From">The value at <paramref name="Start"/>.</param>
/// <param name="To">The value at <paramref name="End"/>; not <paramref name="From"/>.</param>
/// <param name="Start">The position of <paramref name="From"/>.</param>
/// <param name="End">The position of <paramref name="To"/>.</param>
internal sealed record LinearScale(double From, double To, double Start, double End)
{
    /// <summary>The position of a value.</summary>
    public double At(double value) => Start + (value - From) / (To - From) * (End - Start);

    /// <summary>A scale over round numbers that holds all values, which may be equal but not absent.</summary>
    public static LinearScale Around(IReadOnlyList<double> values, double start, double end, int ticks = 5)
    {
        var (low, high) = (values.Min(), values.Max());
        var step = Step(low == high ? Math.Max(Math.Abs(low) / 10, 1e-3) : (high - low) / ticks);
        var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return from == to
            ? new LinearScale(from - step, to + step, start, end)
            : new LinearScale(from, to, start, end);
    }

    /// <summary>About as many round values as asked for, in ascending order.</summary>
    public IReadOnlyList<double> Ticks(int about = 5)
    {
        var step = Step((To - From) / about);
        var first = (long)Math.Ceiling(From / step - 1e-9);
        var last = (long)Math.Floor(To / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is no less than the given distance.</summary>
    /// <remarks>By multiplication, not logarithms: their last bit differs between systems.</remarks>
    private static double Step(double distance)
    {
        var power = 1.0;
        while (power > distance)
            power /= 10;
        while (power * 10 <= distance)
            power *= 10;
        double[] steps = [power, 2 * power, 5 * power, 10 * power];
        return steps.First(step => step >= distance * (1 - 1e-9));
    }
}
