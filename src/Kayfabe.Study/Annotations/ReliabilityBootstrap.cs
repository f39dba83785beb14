using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>Sums a 2 x 2 matrix over pictures, and over resamples of them.</summary>
/// <remarks>
/// Pictures of one post are drawn together, since they are not independent. A resample's stream depends on the seed and
/// its number only, so that the result is the same on any number of cores.
/// </remarks>
internal sealed class ReliabilityBootstrap
{
    /// <summary>The cells of a matrix of no and yes.</summary>
    public const int Cells = 4;

    private readonly Dictionary<string, int> _clusterOf = new(StringComparer.Ordinal);
    private readonly List<double> _clusters = [];

    /// <summary>A coefficient of a matrix; null where it is not defined.</summary>
    public delegate double? Coefficient(ReadOnlySpan<double> matrix);

    /// <summary>The sum over all pictures.</summary>
    public double[] Total { get; } = new double[Cells];

    /// <summary>Adds a picture.</summary>
    /// <param name="cluster">Its post, or itself where pictures are taken to be independent.</param>
    /// <param name="matrix">What the picture adds to the matrix.</param>
    public void Add(string cluster, ReadOnlySpan<double> matrix)
    {
        if (!_clusterOf.TryGetValue(cluster, out var index))
        {
            index = _clusters.Count;
            _clusterOf[cluster] = index;
            _clusters.AddRange(new double[Cells]);
        }
        for (var cell = 0; cell < Cells; cell++)
        {
            _clusters[index + cell] += matrix[cell];
            Total[cell] += matrix[cell];
        }
    }

    /// <summary>Each coefficient of the total, with its percentile interval over the resamples in which it is defined.</summary>
    public Estimate[] Estimate(int resamples, ulong seed, params IReadOnlyList<Coefficient> coefficients)
    {
        var point = coefficients.Select(coefficient => coefficient(Total)).ToArray();
        if (_clusterOf.Count < 2)
            return [.. point.Select(value => new Estimate(value, null))];

        var values = coefficients.Select(_ => new double[resamples]).ToArray();
        var clusters = _clusters.ToArray();
        var starts = new ulong[resamples];
        var seeds = new SplitMix64(seed);
        for (var i = 0; i < resamples; i++)
            starts[i] = seeds.Next();
        Parallel.For(0, resamples, resample =>
        {
            Span<double> matrix = stackalloc double[Cells];
            Draw(new SplitMix64(starts[resample]), clusters, matrix);
            for (var i = 0; i < values.Length; i++)
                values[i][resample] = coefficients[i](matrix) ?? double.NaN;
        });
        return [.. point.Zip(values, (value, ofResamples) =>
            new Estimate(value, value is null ? null : Interval.OfResamples(ofResamples)))];
    }

    private static void Draw(SplitMix64 random, ReadOnlySpan<double> clusters, Span<double> matrix)
    {
        var count = clusters.Length / Cells;
        for (var i = 0; i < count; i++)
        {
            var cluster = clusters.Slice(random.Next(count) * Cells, Cells);
            for (var cell = 0; cell < Cells; cell++)
                matrix[cell] += cluster[cell];
        }
    }
}
