namespace Kayfabe.Study.Leakage;

/// <summary>What is compared of a picture: all of it, or what is inside its bars.</summary>
internal sealed class PictureView
{
    /// <summary>The share of a side that is not compared: a turned picture has empty corners.</summary>
    private const double Frame = 0.045;

    /// <summary>By how much a crop may shift the ends of a side: none, 5 % each, 10 % of one or of both.</summary>
    private static readonly (double Near, double Far)[] _crops = [(0, 0), (.05, .05), (.1, 0), (0, .1), (.1, .1)];

    private PictureView(Plane brightness, Plane[] colours, PictureRegion known)
    {
        (Brightness, Coarse, Colours, Known) = (brightness, brightness.Halved(), colours, known.Inset(Frame));
        (MeanBlue, MeanRed) = (colours[0].Mean(known), colours[1].Mean(known));
        var smooth = brightness.Smoothed();
        var variants = new List<(BitHash, Map)>();
        foreach (var across in _crops)
        {
            foreach (var down in _crops)
            {
                var hash = HashOf(smooth, Map.OfCrop(across, down, isMirrored: false));
                variants.Add((hash, Map.OfCrop(across, down, isMirrored: false)));
                variants.Add((hash.Mirrored(), Map.OfCrop(across, down, isMirrored: true)));
            }
        }
        Variants = variants;
    }

    /// <summary>The brightnesses, 32 by 32.</summary>
    public Plane Brightness { get; }

    /// <summary>The brightnesses, 16 by 16.</summary>
    public Plane Coarse { get; }

    /// <summary>The colour differences Cb and Cr, 16 by 16 each.</summary>
    public IReadOnlyList<Plane> Colours { get; }

    /// <summary>The part that is compared: what is outside may be a caption.</summary>
    public PictureRegion Known { get; }

    /// <summary>The mean of Cb.</summary>
    public double MeanBlue { get; }

    /// <summary>The mean of Cr.</summary>
    public double MeanRed { get; }

    /// <summary>The hash of the view as it is.</summary>
    public BitHash Hash => Variants[0].Hash;

    /// <summary>The hashes of the view cropped and mirrored; the first is the view as it is.</summary>
    public IReadOnlyList<(BitHash Hash, Map Map)> Variants { get; }

    /// <summary>The views of a picture: one, or two where it has bars.</summary>
    public static PictureView[] Of(Thumbnail thumbnail)
    {
        var brightness = new Plane(Thumbnail.Side, thumbnail.Brightness);
        var half = Thumbnail.ColourSide * Thumbnail.ColourSide;
        Plane[] colours =
        [
            new(Thumbnail.ColourSide, thumbnail.Colour[..half]), new(Thumbnail.ColourSide, thumbnail.Colour[half..]),
        ];
        var whole = new PictureView(brightness, colours, thumbnail.Inside);
        return thumbnail.Inside == PictureRegion.Whole
            ? [whole]
            :
            [
                whole,
                new(
                    brightness.Part(thumbnail.Inside), [.. colours.Select(colour => colour.Part(thumbnail.Inside))],
                    PictureRegion.Whole),
            ];
    }

    private static BitHash HashOf(Plane smooth, Map map)
    {
        Span<double> fields = stackalloc double[BitHash.Side * BitHash.Side];
        for (var i = 0; i < fields.Length; i++)
        {
            var (x, y) = (Plane.Centre(i % BitHash.Side, BitHash.Side), Plane.Centre(i / BitHash.Side, BitHash.Side));
            fields[i] = smooth.At(map.X(x, y), map.Y(x, y));
        }
        return BitHash.OfBrighterThanAround(fields);
    }
}
