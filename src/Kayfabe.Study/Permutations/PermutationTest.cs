using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Permutations;

/// <summary>A result beside what the same training gives on shuffled outcomes.</summary>
/// <param name="Value">The result.</param>
/// <param name="Mean">The mean on shuffled outcomes.</param>
/// <param name="Range">The range of 95 % of these; null where all are equal.</param>
/// <param name="P">How often a result as large comes about on shuffled outcomes.</param>
public sealed record PermutationTest(double Value, double Mean, Interval? Range, double P)
{
    /// <summary>The permutations below which nothing is concluded.</summary>
    public const int Fewest = 20;

    /// <summary>Compares.</summary>
    /// <remarks>
    /// Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010): the study itself counts as one of the permutations, so
    /// that p is never 0.
    /// </remarks>
    /// <param name="value">The result; larger is better.</param>
    /// <param name="shuffled">The results on shuffled outcomes.</param>
    /// <returns>Null where there are fewer than <see cref="Fewest"/>.</returns>
    public static PermutationTest? Of(double value, IReadOnlyList<double> shuffled)
    {
        if (shuffled.Count < Fewest)
            return null;
        var range = Interval.OfResamples([.. shuffled]);
        return new PermutationTest(
            value,
            shuffled.Average(),
            range is { } known && known.Low < known.High ? known : null,
            (1.0 + shuffled.Count(other => other >= value)) / (1 + shuffled.Count));
    }
}
