namespace Kayfabe.Study.Annotations;

/// <summary>Coefficients of agreement between annotators for nominal values.</summary>
/// <remarks>
/// A matrix is square, row by row, one row and column a value. It holds how often the one annotator says the row's
/// value where the other says the column's, or Krippendorff's coincidences. A coefficient is null where it is not
/// defined: nothing was annotated twice, or only one value occurs.
/// </remarks>
public static class Agreement
{
    /// <summary>The share of pairs of annotations that agree, 0 to 1.</summary>
    public static double? Percent(ReadOnlySpan<double> matrix)
    {
        var total = Sum(matrix);
        return total == 0 ? null : Trace(matrix) / total;
    }

    /// <summary>
    /// Cohen's kappa: agreement beyond what the two annotators' own shares of values bring by chance.
    /// </summary>
    /// <param name="matrix">Rows: the first annotator's value; columns: the second's.</param>
    /// <remarks>Cohen, Educational and Psychological Measurement 20 (1960): (Po - Pe) / (1 - Pe).</remarks>
    public static double? CohensKappa(ReadOnlySpan<double> matrix) => KappaTerms(matrix).Value;

    /// <summary>
    /// Krippendorff's alpha for nominal values, for any number of annotators and with pictures missing.
    /// </summary>
    /// <param name="coincidences">As <see cref="AddCoincidences"/> makes them.</param>
    /// <remarks>
    /// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C:
    /// alpha = 1 - (n - 1) * sum over c != k of o(c, k) / sum over c != k of n(c) n(k).
    /// </remarks>
    public static double? KrippendorffsAlpha(ReadOnlySpan<double> coincidences) => AlphaTerms(coincidences).Value;

    /// <summary>Both disagreements of Cohen's kappa, in shares of the pictures.</summary>
    internal static Disagreements KappaTerms(ReadOnlySpan<double> matrix)
    {
        var size = Size(matrix);
        var total = Sum(matrix);
        var byChance = 0.0;
        for (var value = 0; value < size; value++)
        {
            var (first, second) = (0.0, 0.0);
            for (var other = 0; other < size; other++)
            {
                first += matrix[(value * size) + other];
                second += matrix[(other * size) + value];
            }
            byChance += first * second;
        }
        // In counts, so that "by chance, always" is exact: Pe = byChance / total^2.
        return total == 0
            ? default
            : new Disagreements((total - Trace(matrix)) / total, ((total * total) - byChance) / (total * total));
    }

    /// <summary>Both disagreements of Krippendorff's alpha, in shares of the annotations.</summary>
    internal static Disagreements AlphaTerms(ReadOnlySpan<double> coincidences)
    {
        var size = Size(coincidences);
        var total = Sum(coincidences);
        var sumOfSquares = 0.0;
        for (var value = 0; value < size; value++)
        {
            var count = Sum(coincidences.Slice(value * size, size));
            sumOfSquares += count * count;
        }
        return total <= 1
            ? default
            : new Disagreements(
                (total - Trace(coincidences)) / total, ((total * total) - sumOfSquares) / (total * (total - 1)));
    }

    /// <summary>Adds the pairs of annotations of a picture, each once.</summary>
    /// <param name="counts">For each value, the number of annotators who gave it to the picture.</param>
    /// <param name="pairs">Gains 1 for each pair; one that differs is half in each of its two cells.</param>
    public static void AddPairs(ReadOnlySpan<int> counts, Span<double> pairs)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            for (var j = 0; j < counts.Length; j++)
                pairs[(i * counts.Length) + j] += counts[i] * (counts[j] - (i == j ? 1 : 0)) / 2.0;
        }
    }

    /// <summary>Adds a picture to Krippendorff's coincidences; one that was annotated once adds nothing.</summary>
    /// <param name="counts">For each value, the number of annotators who gave it to the picture.</param>
    /// <param name="coincidences">Gains, for each ordered pair of annotations, 1 / (annotations - 1).</param>
    public static void AddCoincidences(ReadOnlySpan<int> counts, Span<double> coincidences)
    {
        var annotations = 0;
        foreach (var count in counts)
            annotations += count;
        if (annotations < 2)
            return;
        for (var i = 0; i < counts.Length; i++)
        {
            for (var j = 0; j < counts.Length; j++)
            {
                var pairs = (double)counts[i] * (counts[j] - (i == j ? 1 : 0));
                coincidences[(i * counts.Length) + j] += pairs / (annotations - 1);
            }
        }
    }

    private static int Size(ReadOnlySpan<double> matrix) => (int)Math.Sqrt(matrix.Length);

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static double Trace(ReadOnlySpan<double> matrix)
    {
        var trace = 0.0;
        for (var i = 0; i < matrix.Length; i += Size(matrix) + 1)
            trace += matrix[i];
        return trace;
    }
}
