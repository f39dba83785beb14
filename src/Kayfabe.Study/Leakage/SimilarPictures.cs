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
            if (Look(picture, others[i]) is { } candidate)
                candidates.Add(candidate with { Index = i });
        }
        // Many alike are drawings of one kind, or photographs of one place: then only the very same counts.
        var areManyAlike = candidates.Count > Nearest;
        var most = areManyAlike ? BitsOfTheSame : Bits;
        return
        [
            .. candidates.Where(candidate => candidate.Distance <= most)
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Index).Take(Nearest)
                .Where(candidate => Alignment.Of(candidate.From, candidate.To, candidate.Map) is { } alignment
                    && (areManyAlike ? IsTheSame(alignment) : IsAlike(alignment)))
                .Select(candidate => candidate.Index).Order(),
        ];
    }

    private static bool IsAlike(Alignment alignment) => alignment.Correlation > 0.72;

    private static bool IsTheSame(Alignment alignment) => alignment is
        { Correlation: > 0.95, Brightness: < 8, Colour: < 4, MeanColour: < 0.3 };

    /// <summary>The nearest variants of two pictures; null where none are near.</summary>
    private static Candidate? Look(PictureView[] first, PictureView[] second)
    {
        Candidate? nearest = null;
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                if (Math.Abs(one.MeanBlue - other.MeanBlue) > MeanColour
                    || Math.Abs(one.MeanRed - other.MeanRed) > MeanColour)
                    continue;
                nearest = Nearer(nearest, one, other);
                nearest = Nearer(nearest, other, one);
            }
        }
        return nearest;
    }

    /// <summary>Whether a variant of the second view is nearer to the first.</summary>
    private static Candidate? Nearer(Candidate? nearest, PictureView first, PictureView second)
    {
        var (least, hash) = (nearest?.Distance ?? Bits + 1, first.Hash);
        foreach (var (variant, map) in second.Variants)
        {
            var distance = BitHash.Distance(variant, hash);
            if (distance < least)
                (least, nearest) = (distance, new Candidate(distance, first, second, map));
        }
        return nearest;
    }

    /// <summary>A picture that may show the same as another.</summary>
    private sealed record Candidate(int Distance, PictureView From, PictureView To, Map Map)
    {
        public int Index { get; init; }
    }
}
