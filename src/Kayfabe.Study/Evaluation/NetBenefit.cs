using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>What acting on the predictions at a cut gains, in true positives for each row.</summary>
/// <param name="Cut">
/// The probability at or above which somebody acts. It says what errors cost: a false positive c / (1 - c) as much as a
/// true positive is worth.
/// </param>
/// <param name="Model">The net benefit of acting on the model, with its interval by posts.</param>
/// <param name="All">That of acting on every row; that of never acting is 0.</param>
/// <param name="OverAll">The first less the second, with its interval, paired by row.</param>
public sealed record NetBenefit(double Cut, Estimate Model, double All, Estimate OverAll)
{
    /// <summary>Whether acting on the model is shown to be better than acting on every row, and than never acting.</summary>
    public bool IsBetter => Model.Interval is { Low: > 0 } && OverAll.Interval is { Low: > 0 };

    /// <summary>The net benefit at the cuts .05, .10 ... .95.</summary>
    /// <remarks>Vickers and Elkin, Med. Decis. Making 26 (2006): TP / n - FP / n * c / (1 - c).</remarks>
    /// <returns>None where the rows have one outcome only.</returns>
    public static IReadOnlyList<NetBenefit> Of(IReadOnlyList<Prediction> predictions)
    {
        var size = TestSize.Of(predictions);
        if (size.InKayfabe == 0 || size.NotInKayfabe == 0)
            return [];
        double[] cuts = [.. Enumerable.Range(1, 19).Select(i => i / 20.0)];
        var posts = new PostClusters(predictions.Select(prediction => prediction.Post));
        var (values, once) = (new double[2 * cuts.Length], new int[predictions.Count]);
        Array.Fill(once, 1);
        Measure(once, values);
        var variances = size.IsEnough ? PostJackknife.Variances(posts, 2 * cuts.Length, Measure) : null;
        var quantile = Interval.QuantileOf(Math.Max(2, posts.EffectivePosts()));
        return
        [
            .. cuts.Select((cut, i) => new NetBenefit(
                cut, EstimateOf(i), values[i] - values[cuts.Length + i], EstimateOf(cuts.Length + i))),
        ];

        Estimate EstimateOf(int i) => new(values[i], variances is null
            ? null
            : Interval.Symmetric(values[i], Math.Sqrt(variances[i].Value), quantile));

        void Measure(ReadOnlySpan<int> counts, Span<double> into)
        {
            int rows = 0, positive = 0;
            for (var row = 0; row < counts.Length; row++)
            {
                rows += counts[row];
                positive += predictions[row].InKayfabe ? counts[row] : 0;
            }
            for (var i = 0; i < cuts.Length; i++)
            {
                int tp = 0, fp = 0;
                for (var row = 0; row < counts.Length; row++)
                {
                    if (predictions[row].Probability < cuts[i])
                        continue;
                    if (predictions[row].InKayfabe)
                        tp += counts[row];
                    else
                        fp += counts[row];
                }
                var odds = cuts[i] / (1 - cuts[i]);
                into[i] = (tp - (fp * odds)) / rows;
                into[cuts.Length + i] = into[i] - ((positive - ((rows - positive) * odds)) / rows);
            }
        }
    }
}
