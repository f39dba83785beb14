using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>What predictions are worth among pictures of which another share is in kayfabe.</summary>
/// <param name="BaseRate">The share in kayfabe, 0 to 1.</param>
/// <param name="Precision">Of the pictures predicted in kayfabe, the share that is.</param>
/// <param name="NegativePredictiveValue">Of the pictures predicted not in kayfabe, the share that is not.</param>
public sealed record BaseRateValue(double BaseRate, Estimate Precision, Estimate NegativePredictiveValue);

/// <summary>
/// Precision and negative predictive value depend on the share in kayfabe; recall and specificity, of which they are
/// made here by Bayes' theorem, do not, as long as the pictures of each outcome are like the study's.
/// </summary>
/// <remarks>Altman and Bland, BMJ 309 (1994) 102.</remarks>
public static class BaseRates
{
    /// <summary>The base rates that are shown besides the study's own.</summary>
    public static IReadOnlyList<double> Shown { get; } = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75];

    /// <summary>The values at each of <see cref="Shown"/> and at the rows' own share, by rising base rate.</summary>
    /// <returns>None where the rows have one outcome only.</returns>
    public static IReadOnlyList<BaseRateValue> Of(IReadOnlyList<Prediction> predictions, double cut)
    {
        var size = TestSize.Of(predictions);
        if (size.InKayfabe == 0 || size.NotInKayfabe == 0)
            return [];
        double[] rates = [.. Shown.Append((double)size.InKayfabe / predictions.Count).Distinct().Order()];
        var posts = new PostClusters(predictions.Select(prediction => prediction.Post));
        var (values, width) = (new double[2 * rates.Length], 2 * rates.Length);
        var once = new int[predictions.Count];
        Array.Fill(once, 1);
        Measure(once, values);
        var variances = size.IsEnough ? PostJackknife.Variances(posts, width, Measure) : null;
        var least = Math.Min(
            posts.EffectivePosts(row => predictions[row].InKayfabe),
            posts.EffectivePosts(row => !predictions[row].InKayfabe));
        return [.. rates.Select((rate, i) => new BaseRateValue(rate, EstimateOf(2 * i), EstimateOf((2 * i) + 1)))];

        Estimate EstimateOf(int i) => new(
            double.IsNaN(values[i]) ? null : values[i],
            variances is null || double.IsNaN(values[i]) || double.IsNaN(variances[i].Value)
                ? null
                : Interval.Wilson(
                    values[i],
                    PostValue.EffectiveRows(values[i], variances[i].Value, least, predictions.Count),
                    Interval.QuantileOf(least)));

        void Measure(ReadOnlySpan<int> counts, Span<double> into)
        {
            int tp = 0, fp = 0, fn = 0, tn = 0;
            for (var row = 0; row < counts.Length; row++)
            {
                var predicted = predictions[row].Probability >= cut;
                if (predictions[row].InKayfabe)
                    _ = predicted ? tp += counts[row] : fn += counts[row];
                else
                    _ = predicted ? fp += counts[row] : tn += counts[row];
            }
            var (recall, specificity) = (tp / (double)(tp + fn), tn / (double)(tn + fp));
            for (var i = 0; i < rates.Length; i++)
            {
                var (yes, no) = (rates[i], 1 - rates[i]);
                into[2 * i] = yes * recall / ((yes * recall) + (no * (1 - specificity)));
                into[(2 * i) + 1] = no * specificity / ((no * specificity) + (yes * (1 - recall)));
            }
        }
    }
}
