using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Evaluation;

/// <summary>
/// Predictions of posts of one to six rows, without end: each post has an effect on its outcomes and probabilities.
/// </summary>
/// <param name="Prevalence">The share in kayfabe.</param>
/// <param name="Separation">The distance of the outcomes' mean scores, in standard deviations.</param>
/// <param name="OfPost">The share of outcome and score that is of the post, 0 to 1.</param>
internal sealed record Population(double Prevalence, double Separation, double OfPost)
{
    public static IReadOnlyDictionary<string, Population> All { get; } = new Dictionary<string, Population>
    {
        ["balanced, right for 80 %"] = new(0.5, 1.7, 0.5),
        ["one in five in kayfabe"] = new(0.2, 2, 0.5),
        ["right for 96 %"] = new(0.5, 3.5, 0.3),
        ["rows of a post nearly equal"] = new(0.4, 1.5, 0.9),
    };

    /// <summary>A study of so many posts, and the same rows predicted by a second model with more noise.</summary>
    public (Prediction[] First, Prediction[] Second) Draw(int posts, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var (first, second) = (new List<Prediction>(), new List<Prediction>());
        for (var post = 0; post < posts; post++)
        {
            var (common, ofPost) = (Uniform(random) < Prevalence, Normal(random));
            var count = random.Next(2) == 0 ? 1 : 2 + random.Next(5);
            for (var row = 0; row < count; row++)
            {
                var outcome = Uniform(random) < OfPost ? common : Uniform(random) < Prevalence;
                var score = ((outcome ? 0.5 : -0.5) * Separation)
                    + (Math.Sqrt(OfPost) * ofPost) + (Math.Sqrt(1 - OfPost) * Normal(random));
                first.Add(Predict(score));
                second.Add(Predict(score + (0.6 * Normal(random))));

                Prediction Predict(double of) => new($"{post} {row}", $"{post}", outcome, 1 / (1 + Math.Exp(-1.5 * of)));
            }
        }
        return ([.. first], [.. second]);
    }

    private static double Uniform(SplitMix64 random) => random.NextFraction();

    private static double Normal(SplitMix64 random) =>
        Math.Sqrt(-2 * Math.Log(1 - Uniform(random))) * Math.Cos(2 * Math.PI * Uniform(random));
}
