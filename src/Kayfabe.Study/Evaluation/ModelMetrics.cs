using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>The metrics of predictions: the content of metrics.json.</summary>
public sealed record ModelMetrics
{
    /// <summary>The number of rows that were predicted.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of posts they are of.</summary>
    public required int Posts { get; init; }

    /// <summary>The probability at or above which a row counts as predicted in kayfabe.</summary>
    public required double Cut { get; init; }

    /// <summary>Predicted against annotated.</summary>
    public required Confusion Confusion { get; init; }

    /// <summary>The metrics.</summary>
    public required MetricValues Values { get; init; }

    /// <summary>Their 95 % intervals by the spread of the posts, where they have one.</summary>
    public required IReadOnlyDictionary<Metric, Interval> Intervals { get; init; }

    /// <summary>The reliability curve.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>A metric with its interval.</summary>
    public Estimate EstimateOf(Metric metric) =>
        new(Values[metric], Intervals.TryGetValue(metric, out var interval) ? interval : null);

    /// <summary>Evaluates predictions.</summary>
    /// <param name="predictions">A prediction of each test row; there may be none, and then nothing is defined.</param>
    /// <param name="settings">Cut, resamples and bins.</param>
    /// <param name="seed">The seed of the draws for calibration.</param>
    /// <exception cref="ArgumentException">A probability is not within 0 and 1.</exception>
    public static ModelMetrics Of(IReadOnlyList<Prediction> predictions, EvaluateSettings settings, long seed)
    {
        if (predictions.FirstOrDefault(prediction => prediction.Probability is not (>= 0 and <= 1)) is { } wrong)
            throw new ArgumentException($"Row '{wrong.Id}' has no probability from 0 to 1.", nameof(predictions));
        var confusion = Confusion.Of(predictions, settings.Cut);
        var posts = predictions.Select(prediction => prediction.Post).Distinct(StringComparer.Ordinal).Count();
        return new ModelMetrics
        {
            Rows = predictions.Count,
            Posts = posts,
            Cut = settings.Cut,
            Confusion = confusion,
            Values = new RankedPredictions(predictions, settings.Cut).Measure(),
            Intervals = PostIntervals.Of(predictions, settings.Cut),
            Calibration = Calibration.Of(predictions, settings.Bins, settings.Resamples, seed),
        };
    }
}
