using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Evaluation;

public class PostIntervalsTests
{
    private const double Cut = 0.5;

    [Fact]
    public void For_independent_rows_the_interval_is_wilson_s_with_the_quantile_of_t()
    {
        // 370 of 441, a row a post: by hand, the variance by the jackknife is .839 * .161 / 440, which is worth 440
        // rows; t with 440 degrees of freedom is 1.96537. Wilson's with 441 rows and 1.95996 is [.8018, .8704].
        var interval = PostIntervals.Of(Cases.Original(), Cut)[Metric.Accuracy];
        Assert.Equal(0.80165, interval.Low, 4);
        Assert.Equal(0.87050, interval.High, 4);
    }

    [Fact]
    public void More_pictures_of_the_same_posts_do_not_narrow_an_interval()
    {
        var once = Cases.Original();
        var thrice = once
            .SelectMany(p => new[] { p, p with { Id = $"{p.Id}b" }, p with { Id = $"{p.Id}c" } })
            .ToArray();
        var (few, many) = (Intervals(once), Intervals(thrice));
        foreach (var metric in Metrics.All)
        {
            Assert.Equal(few[metric].Low, many[metric].Low, 12);
            Assert.Equal(few[metric].High, many[metric].High, 12);
        }
    }

    [Fact]
    public void An_interval_holds_its_point()
    {
        var predictions = Noisy(300, 0.3);
        var point = new RankedPredictions(predictions, Cut).Measure();
        var intervals = Intervals(predictions);
        foreach (var metric in Metrics.All)
        {
            Assert.InRange(point[metric]!.Value, intervals[metric].Low, intervals[metric].High);
            Assert.True(intervals[metric].Low < intervals[metric].High);
        }
    }

    [Fact]
    public void All_right_is_not_certain()
    {
        // 41 of 41 rows of as many posts: Wilson's lower end is 41 / (41 + 2.0211^2), with t of 40 degrees of freedom.
        var intervals = Intervals(Cases.Of([.. Enumerable.Range(0, 41).Select(i => (i % 2, (double)(i % 2)))]));
        Assert.Equal(0.9094, intervals[Metric.Accuracy].Low, 4);
        Assert.Equal(1, intervals[Metric.Accuracy].High);
        Assert.All(intervals.Values, interval => Assert.True(interval.High - interval.Low > 0.05));
    }

    [Theory, InlineData(19, 38), InlineData(60, 9)]
    public void Too_few_posts_or_rows_of_an_outcome_have_no_interval(int posts, int inKayfabe)
    {
        var predictions = Noisy(120, 0.3).Select((p, i) => p with { Post = $"{i % posts}", InKayfabe = i < inKayfabe });
        Assert.Empty(PostIntervals.Of([.. predictions], Cut));
    }

    [Fact]
    public void A_metric_that_is_not_defined_has_no_interval()
    {
        var intervals = Intervals(Cases.Of([.. Enumerable.Range(0, 60).Select(i => (i % 2, 0.1))]));
        Assert.DoesNotContain(Metric.Precision, intervals);
        Assert.Contains(Metric.Recall, intervals);
    }

    [Fact]
    public void One_post_has_no_interval()
    {
        var predictions = Array.ConvertAll(Cases.Original(), prediction => prediction with { Post = "one" });
        Assert.Empty(Intervals(predictions));
        Assert.Empty(Intervals([]));
    }

    [Fact]
    public void A_prediction_does_not_differ_from_itself_in_any_order()
    {
        var predictions = Noisy(50, 0.3);
        var differences = PostIntervals.Differences(predictions, [.. predictions.Reverse()], Cut);
        Assert.Equal(Metrics.All, differences.Keys.Order());
        Assert.All(differences.Values, difference =>
        {
            Assert.Equal(0, difference.Value, 12);
            Assert.True(difference.Interval is null or { Low: < 0, High: > 0 });
        });
        Assert.Null(differences[Metric.Brier].Interval);
        Assert.NotNull(differences[Metric.Accuracy].Interval);
    }

    [Fact]
    public void A_paired_difference_is_surer_than_two_separate_numbers()
    {
        // The second is wrong where the first is, and in a few of its right rows too.
        var first = Noisy(400, 0.3);
        var second = first.Select((p, i) => i % 40 == 1 && IsRight(p) ? p with { Probability = 1 - p.Probability } : p)
            .ToArray();
        var flipped = first.Zip(second).Count(pair => pair.First != pair.Second);
        var difference = PostIntervals.Differences(first, second, Cut)[Metric.Accuracy];
        Assert.Equal(flipped / 400.0, difference.Value, 12);
        var paired = difference.Interval!.Value;
        var alone = Intervals(first)[Metric.Accuracy];
        Assert.True(paired.Low > 0);
        Assert.True(paired.High - paired.Low < (alone.High - alone.Low) / 2);

        static bool IsRight(Prediction p) => p.Probability >= Cut == p.InKayfabe;
    }

    [Fact]
    public void Predictions_of_other_rows_are_not_compared()
    {
        var predictions = Cases.Of((1, 0.9), (0, 0.8));
        Assert.Throws<ArgumentException>(() => Differences(predictions[..1]));
        Assert.Throws<ArgumentException>(() => Differences([.. predictions, predictions[0] with { Id = "new" }]));
        Assert.Throws<ArgumentException>(() => Differences([predictions[0], predictions[1] with { InKayfabe = true }]));
        Assert.Throws<ArgumentException>(() => Differences([predictions[0], predictions[1] with { Post = "other" }]));

        void Differences(Prediction[] second) => PostIntervals.Differences(predictions, second, Cut);
    }

    /// <summary>Rows of which about a share is predicted wrong, with any probability.</summary>
    private static Prediction[] Noisy(int count, double wrong)
    {
        var random = new SplitMix64(99);
        return Cases.Of([.. Enumerable.Range(0, count).Select(_ =>
        {
            var outcome = random.Next(2);
            var isRight = random.Next(1000) >= 1000 * wrong;
            var certainty = 0.51 + (random.Next(490) / 1000.0);
            return (outcome, outcome == 1 == isRight ? certainty : 1 - certainty);
        })]);
    }

    private static IReadOnlyDictionary<Metric, Interval> Intervals(Prediction[] predictions) =>
        PostIntervals.Of(predictions, Cut);
}
