using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class PostBootstrapTests
{
    private const double Cut = 0.5;
    private const int Resamples = 2000;

    [Fact]
    public void For_independent_rows_the_interval_is_about_the_normal_one()
    {
        // 370 of 441: .8390 +- 1.96 * sqrt(.839 * .161 / 441) is [.8047, .8733].
        var interval = PostBootstrap.Intervals(Cases.Original(), Cut, Resamples, 1)[Metric.Accuracy];
        Assert.InRange(interval.Low, 0.8007, 0.8087);
        Assert.InRange(interval.High, 0.8693, 0.8773);
    }

    [Fact]
    public void More_pictures_of_the_same_posts_do_not_narrow_an_interval()
    {
        var once = Cases.Original();
        var thrice = once.SelectMany(p => new[] { p, p with { Id = $"{p.Id}b" }, p with { Id = $"{p.Id}c" } }).ToArray();
        var (few, many) = (Intervals(once), Intervals(thrice));
        foreach (var metric in Metrics.All)
        {
            Assert.Equal(few[metric].Low, many[metric].Low, 12);
            Assert.Equal(few[metric].High, many[metric].High, 12);
        }
    }

    [Fact]
    public void An_interval_holds_its_point_and_depends_on_the_seed_only()
    {
        var predictions = Noisy(300, 0.3);
        var point = new RankedPredictions(predictions, Cut).Measure();
        var intervals = Intervals(predictions);
        foreach (var metric in Metrics.All)
        {
            Assert.InRange(point[metric]!.Value, intervals[metric].Low, intervals[metric].High);
            Assert.True(intervals[metric].Low < intervals[metric].High);
        }
        Assert.Equal(intervals, Intervals(predictions));
        Assert.NotEqual(intervals[Metric.Brier], PostBootstrap.Intervals(predictions, Cut, Resamples, 2)[Metric.Brier]);
    }

    [Fact]
    public void The_very_numbers_are_fixed()
    {
        // From a second implementation, in Python with numpy.percentile. A change here changes published results.
        var interval = PostBootstrap.Intervals(Cases.Of((1, 0.9), (0, 0.8), (1, 0.3)), Cut, 100, 1)[Metric.Brier];
        Assert.Equal(0.086, interval.Low, 12);
        Assert.Equal(0.64, interval.High, 12);
    }

    [Fact]
    public void A_metric_that_is_not_defined_has_no_interval()
    {
        var intervals = Intervals(Cases.Of((0, 0.1), (0, 0.9), (0, 0.2)));
        Assert.DoesNotContain(Metric.Recall, intervals);
        Assert.Contains(Metric.Specificity, intervals);
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
        var differences = PostBootstrap.Differences(predictions, [.. predictions.Reverse()], Cut, Resamples, 1);
        Assert.Equal(Metrics.All, differences.Keys.Order());
        Assert.All(differences.Values, difference =>
        {
            Assert.Equal(0, difference.Value, 12);
            Assert.Equal(0, difference.Interval!.Value.Low, 12);
            Assert.Equal(0, difference.Interval.Value.High, 12);
        });
    }

    [Fact]
    public void A_paired_difference_is_surer_than_two_separate_numbers()
    {
        // The second is wrong where the first is wrong, and in ten rows more: the difference is 10 of 400.
        var first = Noisy(400, 0.3);
        var second = first
            .Select((p, i) => i % 40 == 1 && p.Probability >= Cut == p.InKayfabe ? p with { Probability = 1 - p.Probability } : p)
            .ToArray();
        var flipped = first.Zip(second).Count(pair => pair.First != pair.Second);
        var difference = PostBootstrap.Differences(first, second, Cut, Resamples, 1)[Metric.Accuracy];
        Assert.Equal(flipped / 400.0, difference.Value, 12);
        var paired = difference.Interval!.Value;
        var alone = Intervals(first)[Metric.Accuracy];
        Assert.True(paired.Low > 0);
        Assert.True(paired.High - paired.Low < (alone.High - alone.Low) / 2);
    }

    [Fact]
    public void Predictions_of_other_rows_are_not_compared()
    {
        var predictions = Cases.Of((1, 0.9), (0, 0.8));
        Assert.Throws<ArgumentException>(() => Differences(predictions[..1]));
        Assert.Throws<ArgumentException>(() => Differences([.. predictions, predictions[0] with { Id = "new" }]));
        Assert.Throws<ArgumentException>(() => Differences([predictions[0], predictions[1] with { InKayfabe = true }]));
        Assert.Throws<ArgumentException>(() => Differences([predictions[0], predictions[1] with { Post = "other" }]));

        void Differences(Prediction[] second) => PostBootstrap.Differences(predictions, second, Cut, 100, 1);
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
        PostBootstrap.Intervals(predictions, Cut, Resamples, 1);
}
