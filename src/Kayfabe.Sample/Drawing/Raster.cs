using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Drawing;

/// <summary>A small software rasteriser in integers, so that a picture has the same pixels on every machine.</summary>
/// <remarks>
/// Units are thousandths of the shorter side; the square from (0, 0) to (1000, 1000) is centred, and a wider or taller
/// raster extends beyond it. Drawn at twice the size and averaged down, which smooths the edges.
/// </remarks>
internal sealed class Raster(int width, int height)
{
    private const int Oversampling = 2;
    private readonly int _width = width * Oversampling, _height = height * Oversampling;
    private readonly Colour[] _pixels = new Colour[width * height * Oversampling * Oversampling];

    /// <summary>The top and left edges, at or below 0.</summary>
    public int Top => -(_height - Side) * 500 / Side;

    /// <inheritdoc cref="Top"/>
    public int Left => -(_width - Side) * 500 / Side;

    /// <summary>The bottom and right edges, at or above 1000.</summary>
    public int Bottom => 1000 - Top;

    /// <inheritdoc cref="Bottom"/>
    public int Right => 1000 - Left;

    private int Side => Math.Min(_width, _height);

    public void Rect(int x, int y, int width, int height, Colour colour)
    {
        var right = Math.Min(_width, PixelX(x + width));
        var bottom = Math.Min(_height, PixelY(y + height));
        for (var row = Math.Max(0, PixelY(y)); row < bottom; row++)
            for (var column = Math.Max(0, PixelX(x)); column < right; column++)
                _pixels[(row * _width) + column] = colour;
    }

    /// <summary>A band over the whole width, shading from one colour to another.</summary>
    public void Band(int top, int bottom, Colour from, Colour to)
    {
        var (first, last) = (PixelY(top), PixelY(bottom));
        for (var row = Math.Max(0, first); row < Math.Min(_height, last); row++)
            Array.Fill(_pixels, from.Mix(to, (row - first) * 100 / (last - first)), row * _width, _width);
    }

    public void Band(int top, int bottom, Colour colour) => Band(top, bottom, colour, colour);

    public void Disc(int x, int y, int radius, Colour colour) => Ellipse(x, y, radius, radius, colour);

    public void Ellipse(int x, int y, int radiusX, int radiusY, Colour colour)
    {
        long rx = Math.Max(1, Length(radiusX)), ry = Math.Max(1, Length(radiusY));
        var (cx, cy) = (PixelX(x), PixelY(y));
        Paint(cx - (int)rx, cy - (int)ry, cx + (int)rx, cy + (int)ry, colour, 100, (column, row) =>
            Square((column - cx) * ry) + Square((row - cy) * rx) <= Square(rx * ry));
    }

    /// <summary>A line with round ends.</summary>
    public void Line(int x0, int y0, int x1, int y1, int thickness, Colour colour)
    {
        var (ax, ay, bx, by) = (PixelX(x0), PixelY(y0), PixelX(x1), PixelY(y1));
        var half = Math.Max(1, Length(thickness) / 2);
        long dx = bx - ax, dy = by - ay, length = Square(dx) + Square(dy);
        Paint(Math.Min(ax, bx) - half, Math.Min(ay, by) - half, Math.Max(ax, bx) + half, Math.Max(ay, by) + half,
            colour, 100, (column, row) =>
            {
                long px = column - ax, py = row - ay;
                var along = (px * dx) + (py * dy);
                return along <= 0 ? Square(px) + Square(py) <= Square(half)
                    : along >= length ? Square(column - bx) + Square(row - by) <= Square(half)
                    : Square((px * dy) - (py * dx)) <= Square(half) * length;
            });
    }

    /// <summary>A polygon, even-odd; <paramref name="opacity"/> in percent.</summary>
    public void Polygon(Colour colour, int opacity, params ReadOnlySpan<(int X, int Y)> corners)
    {
        var points = new (int X, int Y)[corners.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = (PixelX(corners[i].X), PixelY(corners[i].Y));
        Paint(points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X),
            points.Max(point => point.Y), colour, opacity, (column, row) => Inside(points, column, row));
    }

    /// <summary>Moves each pixel's lightness by up to <paramref name="reach"/> of 255: film grain.</summary>
    public void Grain(RandomStream random, int reach)
    {
        for (var i = 0; i < _pixels.Length; i++)
        {
            var (pixel, by) = (_pixels[i], random.Jitter(reach));
            _pixels[i] = new(Clamp(pixel.R + by), Clamp(pixel.G + by), Clamp(pixel.B + by));
        }
    }

    /// <summary>The picture as rows of red, green and blue bytes.</summary>
    public byte[] ToRgb()
    {
        var (columns, rows) = (_width / Oversampling, _height / Oversampling);
        var rgb = new byte[columns * rows * 3];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var at = (row * Oversampling * _width) + (column * Oversampling);
                var (a, b, c, d) = (_pixels[at], _pixels[at + 1], _pixels[at + _width], _pixels[at + _width + 1]);
                var to = ((row * columns) + column) * 3;
                rgb[to] = (byte)((a.R + b.R + c.R + d.R + 2) / 4);
                rgb[to + 1] = (byte)((a.G + b.G + c.G + d.G + 2) / 4);
                rgb[to + 2] = (byte)((a.B + b.B + c.B + d.B + 2) / 4);
            }
        return rgb;
    }

    private static bool Inside((int X, int Y)[] corners, int x, int y)
    {
        var inside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var ((xi, yi), (xj, yj)) = (corners[i], corners[j]);
            if (yi > y != yj > y && x < ((xj - xi) * (y - yi) / (yj - yi)) + xi)
                inside = !inside;
        }
        return inside;
    }

    private static long Square(long value) => value * value;

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);

    private void Paint(
        int left, int top, int right, int bottom, Colour colour, int opacity, Func<int, int, bool> covers)
    {
        for (var row = Math.Max(0, top); row <= Math.Min(_height - 1, bottom); row++)
            for (var column = Math.Max(0, left); column <= Math.Min(_width - 1, right); column++)
                if (covers(column, row))
                {
                    ref var pixel = ref _pixels[(row * _width) + column];
                    pixel = pixel.Mix(colour, opacity);
                }
    }

    private int Length(int units) => units * Side / 1000;

    private int PixelX(int x) => ((_width - Side) / 2) + Length(x);

    private int PixelY(int y) => ((_height - Side) / 2) + Length(y);
}
