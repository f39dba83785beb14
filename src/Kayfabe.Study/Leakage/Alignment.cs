namespace Kayfabe.Study.Leakage;

/// <summary>Lays one picture over another and tells where they differ.</summary>
/// <remarks>
/// Gauss and Newton's method for an affine map, brightness and contrast: Lucas and Kanade, IJCAI 1981; Baker and
/// Matthews, IJCV 56 (2004).
/// </remarks>
internal sealed class Alignment
{
    private const int Unknowns = 8;
    private const double SmallestOverlap = 0.5;
    private const int BlocksASide = 8;

    /// <summary>The correlation of brightness, -1 to 1.</summary>
    public required double Correlation { get; init; }

    /// <summary>The share of the first picture that is compared.</summary>
    public required double Overlap { get; init; }

    /// <summary>The largest mean difference of brightness of a block of 4 by 4 fields, of 255.</summary>
    public required double Brightness { get; init; }

    /// <summary>The same of the colour differences.</summary>
    public required double Colour { get; init; }

    /// <summary>The mean difference of the colour differences over the whole picture.</summary>
    public required double MeanColour { get; init; }

    /// <summary>Refines a map of the first picture's points to the second's; null where they do not fit.</summary>
    public static Alignment? Of(PictureView first, PictureView second, Map map)
    {
        var fit = new Fit(map, 1, 0);
        for (var step = 0; step < 4; step++)
        {
            if (!TryImprove(first.Coarse, second.Coarse, first.Known, second.Known, ref fit))
                return null;
        }
        for (var step = 0; step < 3; step++)
        {
            if (!TryImprove(first.Brightness, second.Brightness, first.Known, second.Known, ref fit))
                return null;
        }
        return Measure(first, second, fit);
    }

    private static bool TryImprove(Plane first, Plane second, PictureRegion known, PictureRegion knownToo, ref Fit fit)
    {
        Span<double> equations = stackalloc double[Unknowns * (Unknowns + 1)];
        equations.Clear();
        Span<double> slope = stackalloc double[Unknowns];
        var (map, count) = (fit.Map, 0);
        for (var i = 0; i < first.Values.Length; i++)
        {
            var (x, y) = (Plane.Centre(i % first.Side, first.Side), Plane.Centre(i / first.Side, first.Side));
            var (u, v) = (map.X(x, y), map.Y(x, y));
            if (!known.Has(x, y) || !knownToo.Has(u, v))
                continue;
            count++;
            var value = second.At(u, v, out var alongX, out var alongY);
            (alongX, alongY) = (fit.Contrast * alongX, fit.Contrast * alongY);
            (slope[0], slope[1], slope[2]) = (alongX, alongX * x, alongX * y);
            (slope[3], slope[4], slope[5]) = (alongY, alongY * x, alongY * y);
            (slope[6], slope[7]) = (value, 1);
            var rest = first.Values[i] - ((fit.Contrast * value) + fit.Brightness);
            for (var row = 0; row < Unknowns; row++)
            {
                for (var column = row; column < Unknowns; column++)
                    equations[(row * (Unknowns + 1)) + column] += slope[row] * slope[column];
                equations[(row * (Unknowns + 1)) + Unknowns] += slope[row] * rest;
            }
        }
        if (count < SmallestOverlap * first.Values.Length)
            return false;
        Solve(equations, slope);
        fit = new Fit(
            new Map(
                map.X0 + slope[0], map.XX + slope[1], map.XY + slope[2],
                map.Y0 + slope[3], map.YX + slope[4], map.YY + slope[5]),
            fit.Contrast + slope[6],
            fit.Brightness + slope[7]);
        return fit.Map.IsPlausible && fit.Contrast is > 0.5 and < 2;
    }

    /// <summary>
    /// Gauss' elimination of symmetric equations, a little added to the diagonal so that it never fails.
    /// </summary>
    private static void Solve(Span<double> equations, Span<double> solution)
    {
        const int Width = Unknowns + 1;
        for (var i = 0; i < Unknowns; i++)
        {
            equations[(i * Width) + i] += 1e-6 + (1e-3 * equations[(i * Width) + i]);
            for (var k = 0; k < i; k++)
                equations[(i * Width) + k] = equations[(k * Width) + i];
        }
        for (var i = 0; i < Unknowns; i++)
        {
            for (var row = i + 1; row < Unknowns; row++)
            {
                var factor = equations[(row * Width) + i] / equations[(i * Width) + i];
                for (var column = i; column < Width; column++)
                    equations[(row * Width) + column] -= factor * equations[(i * Width) + column];
            }
        }
        for (var i = Unknowns - 1; i >= 0; i--)
        {
            var sum = equations[(i * Width) + Unknowns];
            for (var column = i + 1; column < Unknowns; column++)
                sum -= equations[(i * Width) + column] * solution[column];
            solution[i] = sum / equations[(i * Width) + i];
        }
    }

    private static Alignment Measure(PictureView first, PictureView second, Fit fit)
    {
        var (brightness, _, overlap, correlation) = Differ(
            first.Brightness, second.Brightness, first.Known, second.Known, fit);
        var (colour, meanColour) = (0.0, 0.0);
        foreach (var (one, other) in first.Colours.Zip(second.Colours))
        {
            var (worst, mean, _, _) = Differ(one, other, first.Known, second.Known, new Fit(fit.Map, 1, 0));
            (colour, meanColour) = (Math.Max(colour, worst), Math.Max(meanColour, mean));
        }
        return new Alignment
        {
            Correlation = correlation,
            Overlap = overlap,
            Brightness = brightness,
            Colour = colour,
            MeanColour = meanColour,
        };
    }

    /// <summary>
    /// The largest mean difference of a block. A value counts as different by how far it is outside the values of the
    /// 3 by 3 fields around it in the other: thin lines never fall on the same fields twice.
    /// </summary>
    private static (double Worst, double Mean, double Overlap, double Correlation) Differ(
        Plane first, Plane second, PictureRegion known, PictureRegion knownToo, Fit fit)
    {
        var side = first.Side;
        var laid = new double[side * side];
        var count = 0;
        double sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, products = 0;
        for (var i = 0; i < laid.Length; i++)
        {
            var (x, y) = (Plane.Centre(i % side, side), Plane.Centre(i / side, side));
            var (u, v) = (fit.Map.X(x, y), fit.Map.Y(x, y));
            laid[i] = double.NaN;
            if (!known.Has(x, y) || !knownToo.Has(u, v))
                continue;
            var (a, b) = (first.Values[i], (fit.Contrast * second.At(u, v)) + fit.Brightness);
            laid[i] = b;
            count++;
            (sumA, sumB) = (sumA + a, sumB + b);
            (squaresA, squaresB, products) = (squaresA + (a * a), squaresB + (b * b), products + (a * b));
        }
        var (sum, fields) = (new double[BlocksASide * BlocksASide], new int[BlocksASide * BlocksASide]);
        for (var i = 0; i < laid.Length; i++)
        {
            if (double.IsNaN(laid[i]))
                continue;
            // 4 by 4 fields of brightness, 2 by 2 of colour, are a block.
            var block = (i / side * BlocksASide / side * BlocksASide) + (i % side * BlocksASide / side);
            sum[block] += Math.Max(
                Outside(laid[i], first.Values, laid, i, side), Outside(first.Values[i], laid, laid, i, side));
            fields[block]++;
        }
        var full = side / BlocksASide * (side / BlocksASide);
        var worst = 0.0;
        for (var block = 0; block < sum.Length; block++)
            worst = 2 * fields[block] >= full ? Math.Max(worst, sum[block] / fields[block]) : worst;
        var (varianceA, varianceB) = (squaresA - (sumA * sumA / count), squaresB - (sumB * sumB / count));
        var correlation = varianceA > 0 && varianceB > 0
            ? (products - (sumA * sumB / count)) / Math.Sqrt(varianceA * varianceB)
            : 0;
        return (worst, sum.Sum() / count, (double)count / laid.Length, correlation);
    }

    private static double Outside(double value, ReadOnlySpan<double> other, double[] laid, int at, int side)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var row = Math.Max(0, (at / side) - 1); row <= Math.Min(side - 1, (at / side) + 1); row++)
        {
            for (var column = Math.Max(0, (at % side) - 1); column <= Math.Min(side - 1, (at % side) + 1); column++)
            {
                if (double.IsNaN(laid[(row * side) + column]))
                    continue;
                var near = other[(row * side) + column];
                (low, high) = (Math.Min(low, near), Math.Max(high, near));
            }
        }
        return Math.Max(0, Math.Max(low - value, value - high));
    }

    /// <summary>A map, and what makes the second's brightness the first's.</summary>
    private readonly record struct Fit(Map Map, double Contrast, double Brightness);
}
