namespace Kayfabe.Study.Leakage;

/// <summary>
/// Finds pictures that show the same, also where one of them is cropped by up to 10 %, mirrored, turned by 2 degrees,
/// scaled, brightened, framed by bars or given a caption.
/// </summary>
/// <remarks>
/// Every pair is compared by its mean colours (a nanosecond), those alike by 256 bits of up to 200 variants (a fifth
/// of a microsecond and more), the nearest of a picture by laying one over the other (a fifth of a millisecond). With
/// 30,000 pictures on one side and 70,000 on the other that is some minutes on two cores.
/// </remarks>
internal static class SimilarPictures
{
    /// <summary>The mean colour difference, of 255, by which copies differ at most.</summary>
    private const double MeanColour = 8;

    /// <summary>The bits of 256 in which copies differ at most.</summary>
    private const int Bits = 66;

    /// <summary>The same of pictures that are the very same but for their encoding or mirroring.</summary>
    private const int BitsOfTheSame = 28;

    /// <summary>How many of the nearest pictures are looked at closely.</summary>
    private const int Nearest = 8;

    /// <summary>For each of some pictures, those of the others that show the same.</summary>
    /// <param name="some">The views of some pictures.</param>
    /// <param name="others">The views of others.</param>
    /// <returns>The indices of the others, ascending, for each of some.</returns>
    public static int[][] Find(IReadOnlyList<PictureView[]> some, IReadOnlyList<PictureView[]> others)
    {
        var found = new int[some.Count][];
        Parallel.For(0, found.Length, i => found[i] = Find(some[i], others));
        return found;
    }

    private static int[] Find(PictureView[] picture, IReadOnlyList<PictureView[]> others)
    {
        var candidates = new List<Candidate>();
        for (var i = 0; i < others.Count; i++)
        {
            if (Look(picture, others[i]) is { } laid)
                candidates.Add(new Candidate(i, laid));
        }
        // Many alike are drawings of one kind, or photographs of one place: then only the very same counts.
        return candidates.Count > Nearest
            ?
            [
                .. candidates.Where(candidate => candidate.Distance <= BitsOfTheSame)
                    .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Index).Take(Nearest)
                    .Where(candidate => IsTheSame(candidate.Alignments.First()))
                    .Select(candidate => candidate.Index).Order(),
            ]
            :
            [
                .. candidates.Where(candidate => candidate.Alignments.Any(IsAlike))
                    .Select(candidate => candidate.Index),
            ];
    }

    private static bool IsAlike(Alignment? alignment) => alignment?.Correlation > 0.8;

    private static bool IsTheSame(Alignment? alignment) => alignment is
    { Correlation: > 0.95, Brightness: < 8, Colour: < 4, MeanColour: < 0.3 };

    /// <summary>How views of two pictures may lie on each other, the nearest first.</summary>
    private static List<Laid>? Look(PictureView[] first, PictureView[] second)
    {
        List<Laid>? laid = null;
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                if (Math.Abs(one.MeanBlue - other.MeanBlue) > MeanColour
                    || Math.Abs(one.MeanRed - other.MeanRed) > MeanColour)
                    continue;
                AddNearest(ref laid, one, other);
                AddNearest(ref laid, other, one);
            }
        }
        laid?.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        return laid;
    }

    private static void AddNearest(ref List<Laid>? laid, PictureView first, PictureView second)
    {
        if (second.Nearest(first, Bits) is { } nearest)
            (laid ??= []).Add(new Laid(nearest.Distance, first, second, nearest.Map));
    }

    /// <summary>Where a view's points are in a variant of another.</summary>
    private readonly record struct Laid(int Distance, PictureView From, PictureView To, Map Map);

    /// <summary>A picture that may show the same as another.</summary>
    private sealed record Candidate(int Index, IReadOnlyList<Laid> Laid)
    {
        public int Distance => Laid[0].Distance;

        public IEnumerable<Alignment?> Alignments => Laid.Select(laid => Alignment.Of(laid.From, laid.To, laid.Map));
    }
}
