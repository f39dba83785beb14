using Kayfabe.Study.Statistics;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Study.Tests.Statistics;

public class SimultaneousIntervalsTests
{
    private const int Rows = 150;

    [Fact]
    public void Of_many_settings_that_do_not_differ_hardly_ever_is_one_clear()
    {
        // 40 settings that differ from the study's own in one row of six, either way: as seeds do.
        const int Studies = 200;
        var (alarms, single) = (0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var random = new SplitMix64((ulong)study);
            var posts = Posts(random, 60);
            double[][] columns = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, Rows)
                .Select(_ => random.Next(6) > 0 ? 0.0 : random.Next(2) == 0 ? 1 : -1).ToArray())];
            alarms += Clear(SimultaneousIntervals.OfMeans(posts, columns, 0, 400, study)) ? 1 : 0;
            single += Clear(columns.SelectMany(column => SimultaneousIntervals.OfMeans(posts, [column], 0, 100, study)))
                ? 1 : 0;
        }
        Assert.InRange(alarms, 0, (int)(Studies * 0.08));
        Assert.InRange(single, Studies / 2, Studies);

        static bool Clear(IEnumerable<Interval?> intervals) => intervals.Any(one => one is { Low: > 0 } or { High: < 0 });
    }

    [Fact]
    public void A_setting_that_is_better_is_clear()
    {
        var random = new SplitMix64(1);
        double[] better = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(4) == 0 ? 1.0 : 0)];
        double[] same = [.. Enumerable.Range(0, Rows).Select(_ => 0.0)];
        var intervals = SimultaneousIntervals.OfMeans(Posts(random, 60), [better, same], 0.0001, 400, 1);
        Assert.True(intervals[0]!.Value.Low > 0);
        Assert.True(intervals[1] is { Low: < 0, High: > 0 });
    }

    [Fact]
    public void Few_posts_have_no_intervals() =>
        Assert.Null(SimultaneousIntervals.OfMeans(Posts(new(1), 19), [new double[Rows]], 1, 100, 1).Single());

    [Fact]
    public void The_best_of_many_that_guess_is_expected_to_guess()
    {
        const int Studies = 60;
        var (best, corrected) = (0.0, 0.0);
        for (var study = 0; study < Studies; study++)
        {
            var random = new SplitMix64((ulong)study);
            bool[][] isRight = [.. Enumerable.Range(0, 30).Select(_ =>
                Enumerable.Range(0, Rows).Select(_ => random.Next(2) == 0).ToArray())];
            best += isRight.Max(rows => rows.Count(right => right) / (double)Rows) / Studies;
            corrected += SelectedAccuracy.Of(Posts(random, 60), isRight, 100, study).Value!.Value / Studies;
        }
        Assert.InRange(best, 0.57, 0.62);
        Assert.InRange(corrected, 0.48, 0.52);
    }

    private static PostClusters Posts(SplitMix64 random, int count) =>
        new(Enumerable.Range(0, Rows).Select(row => $"{(row < count ? row : random.Next(count))}"));
}
