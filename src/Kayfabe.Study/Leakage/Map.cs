namespace Kayfabe.Study.Leakage;

/// <summary>Where the points of one picture are in another: an affine map of coordinates from -1 to 1.</summary>
internal readonly record struct Map(double X0, double XX, double XY, double Y0, double YX, double YY)
{
    /// <summary>A crop by shares of the sides at their near and far ends; mirrored, left is right.</summary>
    public static Map OfCrop((double Near, double Far) across, (double Near, double Far) down, bool isMirrored) => new(
        across.Near - across.Far,
        (isMirrored ? -1 : 1) * (1 - across.Near - across.Far),
        0,
        down.Near - down.Far,
        0,
        1 - down.Near - down.Far);

    /// <summary>Whether it is still a crop, a mirror image or a small turn.</summary>
    public bool IsPlausible => Math.Abs(XX) is > 0.7 and < 1.4 && YY is > 0.7 and < 1.4
        && Math.Abs(XY) < 0.15 && Math.Abs(YX) < 0.15;

    public double X(double x, double y) => X0 + (XX * x) + (XY * y);

    public double Y(double x, double y) => Y0 + (YX * x) + (YY * y);
}
