using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>What a coefficient makes of a matrix.</summary>
internal delegate Disagreements Coefficient(ReadOnlySpan<double> matrix);

/// <summary>A 2 x 2 matrix of no and yes a picture, for coefficients with intervals.</summary>
/// <remarks>
/// The variance of a coefficient is by <see cref="PostJackknife"/>. Its interval is Wilson's of the observed agreement,
/// at the number of independent pictures that this variance stands for; as coefficient = 1 - observed / expected
/// disagreement, the ends become those of the coefficient. So they stay within its bounds, and full agreement, of which
/// the jackknife sees no error, has the width that its number of posts gives it.
/// </remarks>
internal sealed class PostMatrices
{
    /// <summary>The cells of a matrix of no and yes.</summary>
    public const int Cells = 4;

    private readonly List<string> _posts = [];
    private readonly List<double> _matrices = [];

    /// <summary>The number of posts.</summary>
    public int Posts => _posts.Distinct(StringComparer.Ordinal).Count();

    /// <summary>Adds a picture.</summary>
    /// <param name="post">Its post, or itself where pictures are taken to be independent.</param>
    /// <param name="matrix">What the picture adds to the matrix.</param>
    public void Add(string post, ReadOnlySpan<double> matrix)
    {
        _posts.Add(post);
        foreach (var cell in matrix)
            _matrices.Add(cell);
    }

    /// <summary>The sum over all pictures.</summary>
    public double[] Total()
    {
        var total = new double[Cells];
        for (var i = 0; i < _matrices.Count; i++)
            total[i % Cells] += _matrices[i];
        return total;
    }

    /// <summary>Coefficients of the total.</summary>
    /// <returns>
    /// No interval where there are fewer than <see cref="Interval.FewestPosts"/> posts, or where the coefficient is not
    /// defined without one of them.
    /// </returns>
    public Estimate[] Estimate(params IReadOnlyList<Coefficient> coefficients)
    {
        var posts = new PostClusters(_posts);
        var total = Total();
        var variances = posts.Count < Interval.FewestPosts
            ? null
            : PostJackknife.Variances(posts, coefficients.Count, (counts, values) =>
            {
                Span<double> matrix = stackalloc double[Cells];
                matrix.Clear();
                for (var i = 0; i < _matrices.Count; i++)
                    matrix[i % Cells] += counts[i / Cells] * _matrices[i];
                for (var i = 0; i < values.Length; i++)
                    values[i] = coefficients[i](matrix).Value ?? double.NaN;
            });
        return
        [
            .. coefficients.Select((coefficient, i) =>
            {
                var all = coefficient(total);
                return new Estimate(
                    all.Value,
                    all.Value is not null && variances?[i].Value is { } variance and >= 0
                        ? IntervalOf(all, variance, posts.EffectivePosts())
                        : null);
            }),
        ];
    }

    private Interval IntervalOf(Disagreements all, double variance, double posts)
    {
        var rows = PostValue.EffectiveRows(
            1 - all.Observed, variance * all.Expected * all.Expected, posts, _posts.Count);
        var (low, high) = Interval.Wilson(1 - all.Observed, rows, Interval.QuantileOf(posts));
        return new Interval(1 - ((1 - low) / all.Expected), 1 - ((1 - high) / all.Expected));
    }
}
