using Kayfabe.Study.Annotations;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Annotations;

/// <summary>How often the intervals have the true value within them, in studies that are made from a seed.</summary>
public sealed class ReliabilityCoverageTests(ITestOutputHelper output)
{
    private const int Studies = 5000;

    [Theory]
    [InlineData(24, 0.85, 0.5, 0.91)]
    [InlineData(24, 0.93, 0.3, 0.91)]
    [InlineData(60, 0.85, 0.5, 0.93)]
    [InlineData(60, 0.95, 0.5, 0.93)]
    [InlineData(60, 0.93, 0.2, 0.93)]
    public void Intervals_cover(int posts, double accuracy, double prevalence, double atLeast)
    {
        var (percent, kappa, alpha) = (0, 0, 0);
        var agreement = (accuracy * accuracy) + ((1 - accuracy) * (1 - accuracy));
        var yes = (prevalence * accuracy) + ((1 - prevalence) * (1 - accuracy));
        var beyond = 1 - ((1 - agreement) / (2 * yes * (1 - yes)));
        var random = new SplitMix64((ulong)(posts + (accuracy * 1000) + (prevalence * 100)));
        for (var study = 0; study < Studies; study++)
        {
            var (codings, postOf) = Study(random, posts, accuracy, prevalence);
            var reliability = ReliabilityStudy.Measure(codings, postOf);
            percent += Covers(reliability.Percent, agreement);
            kappa += Covers(reliability.Pairs[0].Kappa, beyond);
            alpha += Covers(reliability.Alpha, beyond);
        }
        output.WriteLine($"{posts} posts, {accuracy}, {prevalence}: percent {percent}, kappa {kappa}, alpha {alpha}");
        Assert.InRange(percent, atLeast * Studies, Studies);
        Assert.InRange(kappa, atLeast * Studies, Studies);
        Assert.InRange(alpha, atLeast * Studies, Studies);
    }

    private static int Covers(Estimate estimate, double truth) =>
        estimate.Interval is { } interval && interval.Low <= truth && truth <= interval.High ? 1 : 0;

    /// <summary>
    /// Posts of 1 to 4 pictures of one outcome; half of them are such that the annotators' errors are the same for all
    /// pictures of the post.
    /// </summary>
    private static (Codings, Dictionary<string, string>) Study(
        SplitMix64 random, int posts, double accuracy, double prevalence)
    {
        var (pictures, first, second) = (new List<string>(), new List<Coding>(), new List<Coding>());
        var postOf = new Dictionary<string, string>();
        for (var post = 0; post < posts; post++)
        {
            var inKayfabe = Unit(random) < prevalence;
            var (together, a, b) = (Unit(random) < 0.5, Unit(random) < accuracy, Unit(random) < accuracy);
            for (var i = random.Next(4); i >= 0; i--)
            {
                pictures.Add($"{post}-{i}");
                postOf[pictures[^1]] = $"{post}";
                first.Add(Said(inKayfabe, together ? a : Unit(random) < accuracy));
                second.Add(Said(inKayfabe, together ? b : Unit(random) < accuracy));
            }
        }
        return (new Codings(pictures, ["a", "b"], [[.. first], [.. second]]), postOf);
    }

    private static Coding Said(bool inKayfabe, bool right) => inKayfabe == right ? Coding.Yes : Coding.No;

    private static double Unit(SplitMix64 random) => (random.Next() >> 11) * (1.0 / (1UL << 53));
}
