namespace Kayfabe.Study.Leakage;

/// <summary>What is compared of a picture: all of it, or what is inside its bars.</summary>
internal sealed class PictureView
{
    /// <summary>The share of a side that is not compared: a turned picture has empty corners.</summary>
    private const double Frame = 0.045;

    /// <summary>By how much a crop may shift the ends of a side: none, 5 % each, 10 % of one or of both.</summary>
    private static readonly (double Near, double Far)[] _crops = [(0, 0), (.05, .05), (.1, 0), (0, .1), (.1, .1)];

    // The first is the view as it is.
    private readonly BitHash[] _hashes;
    private readonly Map[] _maps;

    private PictureView(Plane brightness, Plane[] colours, PictureRegion known)
    {
        (Brightness, Coarse, Colours, Known) = (brightness, brightness.Halved(), colours, known.Inset(Frame));
        (MeanBlue, MeanRed) = (colours[0].Mean(known), colours[1].Mean(known));
        var smooth = brightness.Smoothed();
        var (hashes, maps) = (new List<BitHash>(), new List<Map>());
        foreach (var across in _crops)
        {
            foreach (var down in _crops)
            {
                maps.Add(Map.OfCrop(across, down, isMirrored: false));
                hashes.Add(HashOf(smooth, maps[^1]));
                maps.Add(Map.OfCrop(across, down, isMirrored: true));
                hashes.Add(hashes[^1].Mirrored());
            }
        }
        (_hashes, _maps) = ([.. hashes], [.. maps]);
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

    /// <summary>The variant of this view, cropped or mirrored, that is nearest to another view as it is.</summary>
    /// <param name="other">The other view.</param>
    /// <param name="most">The bits in which they differ at most.</param>
    /// <returns>
    /// The bits in which they differ, and where the other's points are in this view; null where none is near.
    /// </returns>
    public (int Distance, Map Map)? Nearest(PictureView other, int most)
    {
        var (least, nearest, hash) = (most + 1, -1, other._hashes[0]);
        for (var i = 0; i < _hashes.Length; i++)
        {
            var distance = BitHash.Distance(_hashes[i], hash);
            if (distance < least)
                (least, nearest) = (distance, i);
        }
        return nearest < 0 ? null : (least, _maps[nearest]);
    }

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
