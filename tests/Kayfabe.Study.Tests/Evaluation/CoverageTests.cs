using System.Globalization;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Evaluation;

/// <summary>How often an interval holds the value of the population that a study's posts were drawn from.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const double Cut = 0.5;

    /// <summary>Simulated studies a cell; KAYFABE_SIMULATIONS asks for so many, for the table of docs/statistics.md.</summary>
    private static readonly int? _asked = int.TryParse(
        Environment.GetEnvironmentVariable("KAYFABE_SIMULATIONS"), CultureInfo.InvariantCulture, out var asked)
        ? asked
        : null;

    private static readonly int _studies = _asked ?? 400;

    public static TheoryData<string, int> Cells => new(
        from population in Population.All.Keys
        from posts in _asked is null ? (int[])[24, 60] : [24, 60, 236]
        select (population, posts));

    [Theory, MemberData(nameof(Cells))]
    public void Intervals_of_metrics_hold_the_population_s_value(string population, int posts) => Check(
        population, posts,
        predictions => new RankedPredictions(predictions.First, Cut).Measure(),
        predictions => PostIntervals.Of(predictions.First, Cut));

    [Theory, MemberData(nameof(Cells))]
    public void Intervals_of_paired_differences_hold_the_population_s_value(string population, int posts) => Check(
        population, posts,
        predictions =>
        {
            var (first, second) = (new RankedPredictions(predictions.First, Cut).Measure(),
                new RankedPredictions(predictions.Second, Cut).Measure());
            return new MetricValues(metric => first[metric] - second[metric]);
        },
        predictions => PostIntervals.Differences(predictions.First, predictions.Second, Cut)
            .Where(pair => pair.Value.Interval is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Interval!.Value));

    private void Check(
        string name,
        int posts,
        Func<(Prediction[] First, Prediction[] Second), MetricValues> measure,
        Func<(Prediction[] First, Prediction[] Second), IReadOnlyDictionary<Metric, Interval>> intervals)
    {
        var population = Population.All[name];
        var truth = measure(population.Draw(300_000, seed: 1));
        var (held, given) = (new int[Metrics.All.Count], new int[Metrics.All.Count]);
        for (var study = 0; study < _studies; study++)
        {
            foreach (var (metric, interval) in intervals(population.Draw(posts, seed: 1000 + study)))
            {
                Assert.True(interval.Low < interval.High);
                given[(int)metric]++;
                held[(int)metric] += truth[metric] >= interval.Low && truth[metric] <= interval.High ? 1 : 0;
            }
        }
        double Share(Metric metric) => (double)held[(int)metric] / given[(int)metric];
        output.WriteLine(string.Join("  ", Metrics.All.Select(metric => string.Create(
            CultureInfo.InvariantCulture, $"{metric} {Share(metric):.000} of {given[(int)metric]}"))));
        // Less what so few simulations may miss by chance: 2.5 standard errors.
        var least = (posts < 60 ? 0.91 : 0.93) - (2.5 * Math.Sqrt(0.95 * 0.05 / _studies));
        Assert.All(Metrics.All, metric => Assert.True(Share(metric) >= least, $"{metric}: {Share(metric)}"));
    }
}
