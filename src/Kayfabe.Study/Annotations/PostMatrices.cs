using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>Sums 2 x 2 matrices of no and yes by post, for coefficients with intervals.</summary>
/// <remarks>
/// Pictures of one post are not independent: the error of a coefficient is that of the jackknife over posts (Efron and
/// Stein, Annals of Statistics 9, 1981). Its interval is Wilson's of the observed agreement (JASA 22, 1927), at the
/// number of independent pairs that would have this error, with Student's quantile by the number of posts; as
/// coefficient = 1 - observed / expected disagreement, its ends become those of the coefficient, and stay within its
/// bounds. Where all annotations agree the jackknife sees no error, and each post counts as one pair.
/// </remarks>
internal sealed class PostMatrices
{
    /// <summary>The cells of a matrix of no and yes.</summary>
    public const int Cells = 4;

    private readonly Dictionary<string, int> _placeOf = new(StringComparer.Ordinal);
    private readonly List<double> _matrices = [];

    /// <summary>What a coefficient makes of a matrix.</summary>
    public delegate Disagreements Coefficient(ReadOnlySpan<double> matrix);

    /// <summary>The sum over all pictures.</summary>
    public double[] Total { get; } = new double[Cells];

    /// <summary>The number of posts.</summary>
    public int Posts => _placeOf.Count;

    /// <summary>The number of pictures.</summary>
    public int Pictures { get; private set; }

    /// <summary>Adds a picture.</summary>
    /// <param name="post">Its post, or itself where pictures are taken to be independent.</param>
    /// <param name="matrix">What the picture adds to the matrix.</param>
    public void Add(string post, ReadOnlySpan<double> matrix)
    {
        if (!_placeOf.TryGetValue(post, out var place))
        {
            place = _matrices.Count;
            _placeOf[post] = place;
            _matrices.AddRange(new double[Cells]);
        }
        Pictures++;
        for (var cell = 0; cell < Cells; cell++)
        {
            _matrices[place + cell] += matrix[cell];
            Total[cell] += matrix[cell];
        }
    }

    /// <summary>The coefficient of the total.</summary>
    /// <returns>
    /// No interval where there are fewer than <see cref="ReliabilityStudy.FewestPosts"/> posts, or where the
    /// coefficient is not defined without one of them.
    /// </returns>
    public Estimate Estimate(Coefficient coefficient)
    {
        var all = coefficient(Total);
        return new Estimate(
            all.Value,
            all.Value is { } value && Posts >= ReliabilityStudy.FewestPosts && Variance(coefficient) is { } variance
                ? IntervalOf(all, variance)
                : null);
    }

    private Interval IntervalOf(Disagreements all, double variance)
    {
        var agreement = 1 - all.Observed;
        var effective = agreement is 0 or 1 || variance == 0
            ? Posts
            : Math.Min(Pictures, agreement * all.Observed / (variance * all.Expected * all.Expected));
        var (low, high) = Interval.Wilson(agreement, effective, Student.Quantile(0.975, Posts - 1));
        return new Interval(1 - ((1 - low) / all.Expected), 1 - ((1 - high) / all.Expected));
    }

    /// <summary>The variance of a coefficient by the jackknife; null where it is not defined without one post.</summary>
    private double? Variance(Coefficient coefficient)
    {
        var without = new double[Posts];
        Span<double> matrix = stackalloc double[Cells];
        for (var post = 0; post < Posts; post++)
        {
            for (var cell = 0; cell < Cells; cell++)
                matrix[cell] = Total[cell] - _matrices[(post * Cells) + cell];
            if (coefficient(matrix).Value is not { } value)
                return null;
            without[post] = value;
        }
        var mean = without.Average();
        return without.Sum(value => (value - mean) * (value - mean)) * (Posts - 1) / Posts;
    }
}
