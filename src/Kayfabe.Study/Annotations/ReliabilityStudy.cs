namespace Kayfabe.Study.Annotations;

/// <summary>Measures how far annotations can be relied on.</summary>
public static class ReliabilityStudy
{
    // No before yes, in both directions.
    private const int NoNo = 0;
    private const int NoYes = 1;
    private const int YesNo = 2;
    private const int YesYes = 3;

    /// <summary>Percent agreement, kappa and alpha, of all annotators and of each pair, with intervals.</summary>
    /// <param name="codings">Who says what; the adjudicator is not an annotator.</param>
    /// <param name="postOf">The post of each picture; null to take pictures for independent.</param>
    public static AnnotatorReliability Measure(Codings codings, IReadOnlyDictionary<string, string>? postOf = null)
    {
        var (pairs, coincidences, overlap) = Overall(codings, postOf);
        var ofPairs = new List<PairReliability>();
        for (var first = 0; first < codings.Annotators.Count; first++)
        {
            for (var second = first + 1; second < codings.Annotators.Count; second++)
                ofPairs.Add(Pair(codings, first, second, postOf));
        }
        return new AnnotatorReliability(
            codings.Annotators,
            codings.Pictures.Count,
            overlap,
            pairs.Posts,
            pairs.Estimate(Percent)[0],
            coincidences.Estimate(Agreement.AlphaTerms)[0],
            ofPairs);
    }

    private static (PostMatrices Pairs, PostMatrices Coincidences, int Overlap) Overall(
        Codings codings, IReadOnlyDictionary<string, string>? postOf)
    {
        var (pairs, coincidences, overlap) = (new PostMatrices(), new PostMatrices(), 0);
        Span<double> matrix = stackalloc double[PostMatrices.Cells];
        Span<int> counts = stackalloc int[2];
        for (var i = 0; i < codings.Pictures.Count; i++)
        {
            counts.Clear();
            foreach (var values in codings.Values)
            {
                if (values[i] != Coding.None)
                    counts[values[i] == Coding.Yes ? 1 : 0]++;
            }
            if (counts[0] + counts[1] < 2)
                continue;
            overlap++;
            matrix.Clear();
            Agreement.AddPairs(counts, matrix);
            pairs.Add(PostOf(codings.Pictures[i], postOf), matrix);
            matrix.Clear();
            Agreement.AddCoincidences(counts, matrix);
            coincidences.Add(PostOf(codings.Pictures[i], postOf), matrix);
        }
        return (pairs, coincidences, overlap);
    }

    private static PairReliability Pair(
        Codings codings, int first, int second, IReadOnlyDictionary<string, string>? postOf)
    {
        var matrices = new PostMatrices();
        Span<double> matrix = stackalloc double[PostMatrices.Cells];
        for (var i = 0; i < codings.Pictures.Count; i++)
        {
            var (a, b) = (codings.Values[first][i], codings.Values[second][i]);
            if (a == Coding.None || b == Coding.None)
                continue;
            matrix.Clear();
            matrix[(a == Coding.Yes ? 2 : 0) + (b == Coding.Yes ? 1 : 0)] = 1;
            matrices.Add(PostOf(codings.Pictures[i], postOf), matrix);
        }
        var total = matrices.Total();
        var estimates = matrices.Estimate(Percent, Agreement.KappaTerms, AlphaOfPair);
        return new PairReliability(
            codings.Annotators[first],
            codings.Annotators[second],
            (int)total[YesYes],
            (int)total[YesNo],
            (int)total[NoYes],
            (int)total[NoNo],
            estimates[0],
            estimates[1],
            estimates[2]);
    }

    private static Disagreements Percent(ReadOnlySpan<double> pairs) =>
        Agreement.Percent(pairs) is { } share ? new Disagreements(1 - share, 1) : default;

    /// <summary>A picture with two annotations has two ordered pairs, each of weight 1.</summary>
    private static Disagreements AlphaOfPair(ReadOnlySpan<double> matrix)
    {
        var differ = matrix[NoYes] + matrix[YesNo];
        return Agreement.AlphaTerms([2 * matrix[NoNo], differ, differ, 2 * matrix[YesYes]]);
    }

    private static string PostOf(string picture, IReadOnlyDictionary<string, string>? postOf) =>
        postOf is null ? picture : postOf[picture];
}
