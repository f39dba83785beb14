namespace Kayfabe.Study.Annotators;

/// <summary>The EM algorithm for two hidden classes and annotators who say yes, no or nothing.</summary>
/// <remarks>
/// Dawid and Skene, Applied Statistics 28 (1979), equations 2.3 to 2.5. Parameters: the share of the class yes; then
/// of each annotator the probability of yes in the class yes, and of no in the class no.
/// </remarks>
internal sealed class LatentClass
{
    public const char Yes = 'y', No = 'n', Missing = '.';

    private const int MostIterations = 20_000;
    private const double Converged = 1e-8;

    private readonly string[] _patterns;
    private readonly int[] _patternOf;
    private readonly int _annotators;

    /// <summary>Takes what is said of each picture: a character an annotator.</summary>
    public LatentClass(IReadOnlyList<string> pictures, int annotators)
    {
        _patterns = [.. pictures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _patternOf = [.. pictures.Select(picture => Array.BinarySearch(_patterns, picture, StringComparer.Ordinal))];
        _annotators = annotators;
    }

    /// <summary>The parameters of all pictures; null where the algorithm does not come to an end.</summary>
    public double[]? Fit()
    {
        // The share of yes among what is said.
        var start = _patterns.Select(pattern =>
            pattern.Count(one => one == Yes) / (double)pattern.Count(one => one != Missing)).ToArray();
        var counts = new double[_patterns.Length];
        foreach (var pattern in _patternOf)
            counts[pattern]++;
        return Iterate(Maximize(start, counts), counts);
    }

    /// <summary>The parameters where each picture counts so many times, starting from others.</summary>
    public double[]? Fit(ReadOnlySpan<int> times, double[] start)
    {
        var counts = new double[_patterns.Length];
        for (var picture = 0; picture < times.Length; picture++)
            counts[_patternOf[picture]] += times[picture];
        return Iterate(start, counts);
    }

    private double[]? Iterate(double[] parameters, double[] counts)
    {
        for (var i = 0; i < MostIterations; i++)
        {
            var next = Maximize(Expect(parameters), counts);
            var change = next.Zip(parameters).Max(pair => Math.Abs(pair.First - pair.Second));
            parameters = next;
            if (change < Converged)
                return parameters;
        }
        return null;
    }

    /// <summary>The probability of the class yes given each pattern.</summary>
    private double[] Expect(double[] parameters) => Array.ConvertAll(_patterns, pattern =>
    {
        var (yes, no) = (parameters[0], 1 - parameters[0]);
        for (var annotator = 0; annotator < _annotators; annotator++)
        {
            var (sensitivity, specificity) = (parameters[1 + (2 * annotator)], parameters[2 + (2 * annotator)]);
            (yes, no) = pattern[annotator] switch
            {
                Yes => (yes * sensitivity, no * (1 - specificity)),
                No => (yes * (1 - sensitivity), no * specificity),
                _ => (yes, no),
            };
        }
        return yes + no > 0 ? yes / (yes + no) : 0.5;
    });

    private double[] Maximize(double[] expected, double[] counts)
    {
        var parameters = new double[1 + (2 * _annotators)];
        var all = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            all += counts[i];
            parameters[0] += counts[i] * expected[i];
        }
        parameters[0] /= all;
        for (var annotator = 0; annotator < _annotators; annotator++)
        {
            double yes = 0, yesRight = 0, no = 0, noRight = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var says = _patterns[i][annotator];
                if (says == Missing)
                    continue;
                yes += counts[i] * expected[i];
                no += counts[i] * (1 - expected[i]);
                yesRight += says == Yes ? counts[i] * expected[i] : 0;
                noRight += says == No ? counts[i] * (1 - expected[i]) : 0;
            }
            parameters[1 + (2 * annotator)] = yes > 0 ? yesRight / yes : 0.5;
            parameters[2 + (2 * annotator)] = no > 0 ? noRight / no : 0.5;
        }
        return parameters;
    }
}
