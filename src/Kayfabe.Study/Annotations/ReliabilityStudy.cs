namespace Kayfabe.Study.Annotations;

/// <summary>Measures how far annotations can be relied on.</summary>
public static class ReliabilityStudy
{
    /// <summary>The number of resamples of each bootstrap.</summary>
    public const int Resamples = 2_000;

    // No before yes, in both directions.
    private const int NoNo = 0;
    private const int NoYes = 1;
    private const int YesNo = 2;
    private const int YesYes = 3;

    /// <summary>Percent agreement, kappa and alpha, of all annotators and of each pair, with intervals.</summary>
    /// <param name="codings">Who says what; the adjudicator is no annotator.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="postOf">The post of each picture; null to take pictures for independent.</param>
    public static AnnotatorReliability Measure(
        Codings codings, long seed, IReadOnlyDictionary<string, string>? postOf = null)
    {
        var (overall, overlap) = Overall(codings, postOf);
        var estimates = overall.Estimate(
            Resamples, (ulong)seed, Agreement.Percent, Agreement.KrippendorffsAlpha);
        var pairs = new List<PairReliability>();
        for (var first = 0; first < codings.Annotators.Count; first++)
        {
            for (var second = first + 1; second < codings.Annotators.Count; second++)
                pairs.Add(Pair(codings, first, second, seed, postOf));
        }
        return new AnnotatorReliability(
            [.. codings.Annotators.Zip(codings.Values, (name, values) => new AnnotatorCounts(
                name, values.Count(value => value == Coding.Yes), values.Count(value => value == Coding.No)))],
            codings.Pictures.Count,
            overlap,
            estimates[0],
            estimates[1],
            pairs,
            postOf is not null,
            Resamples);
    }

    private static (ReliabilityBootstrap, int Overlap) Overall(
        Codings codings, IReadOnlyDictionary<string, string>? postOf)
    {
        var bootstrap = new ReliabilityBootstrap();
        Span<double> matrix = stackalloc double[ReliabilityBootstrap.Cells];
        Span<int> counts = stackalloc int[2];
        var overlap = 0;
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
            Agreement.AddCoincidences(counts, matrix);
            bootstrap.Add(Cluster(codings.Pictures[i], postOf), matrix);
        }
        return (bootstrap, overlap);
    }

    private static PairReliability Pair(
        Codings codings, int first, int second, long seed, IReadOnlyDictionary<string, string>? postOf)
    {
        var bootstrap = new ReliabilityBootstrap();
        Span<double> matrix = stackalloc double[ReliabilityBootstrap.Cells];
        for (var i = 0; i < codings.Pictures.Count; i++)
        {
            var (a, b) = (codings.Values[first][i], codings.Values[second][i]);
            if (a == Coding.None || b == Coding.None)
                continue;
            matrix.Clear();
            matrix[(a == Coding.Yes ? 2 : 0) + (b == Coding.Yes ? 1 : 0)] = 1;
            bootstrap.Add(Cluster(codings.Pictures[i], postOf), matrix);
        }
        var estimates = bootstrap.Estimate(
            Resamples, (ulong)seed, Agreement.Percent, Agreement.CohensKappa, AlphaOfPair);
        return new PairReliability(
            codings.Annotators[first],
            codings.Annotators[second],
            (int)bootstrap.Total[YesYes],
            (int)bootstrap.Total[YesNo],
            (int)bootstrap.Total[NoYes],
            (int)bootstrap.Total[NoNo],
            estimates[0],
            estimates[1],
            estimates[2]);
    }

    /// <summary>A picture with two annotations has two ordered pairs, each of weight 1.</summary>
    private static double? AlphaOfPair(ReadOnlySpan<double> matrix)
    {
        var differ = matrix[NoYes] + matrix[YesNo];
        return Agreement.KrippendorffsAlpha([2 * matrix[NoNo], differ, differ, 2 * matrix[YesYes]]);
    }

    private static string Cluster(string picture, IReadOnlyDictionary<string, string>? postOf) =>
        postOf is null ? picture : postOf[picture];
}
