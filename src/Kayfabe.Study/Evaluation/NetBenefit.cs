using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>What acting on the predictions at a cut gains, in true positives for each row.</summary>
/// <param name="Cut">
/// The probability at or above which somebody acts. It says what errors cost: a false positive c / (1 - c) as much as a
/// true positive is worth.
/// </param>
/// <param name="Model">The net benefit of acting on the model, with its interval by posts.</param>
/// <param name="All">That of acting on every row; that of never acting is 0.</param>
public sealed record NetBenefit(double Cut, Estimate Model, double All)
{
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
        var (values, once) = (new double[cuts.Length], new int[predictions.Count]);
        Array.Fill(once, 1);
        Measure(once, values);
        var variances = size.IsEnough ? PostJackknife.Variances(posts, cuts.Length, Measure) : null;
        var quantile = Interval.QuantileOf(Math.Max(2, posts.EffectivePosts()));
        var share = (double)size.InKayfabe / predictions.Count;
        return
        [
            .. cuts.Select((cut, i) => new NetBenefit(
                cut,
                new Estimate(values[i], variances is null
                    ? null
                    : Interval.Symmetric(values[i], Math.Sqrt(variances[i].Value), quantile)),
                share - ((1 - share) * cut / (1 - cut)))),
        ];

        void Measure(ReadOnlySpan<int> counts, Span<double> into)
        {
            var rows = 0;
            foreach (var count in counts)
                rows += count;
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
                into[i] = (tp - (fp * cuts[i] / (1 - cuts[i]))) / rows;
            }
        }
    }
}
