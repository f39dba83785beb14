using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class CalibrationTests(ITestOutputHelper output)
{
    [Fact]
    public void Bins_have_equal_numbers_of_rows_and_the_error_is_weighted_by_them()
    {
        // 60 rows, three bins of 20: 5 of 20 with 0.1, 10 of 20 with 0.5, 20 of 20 with 0.9.
        var calibration = Of(10, [.. Rows(20, 5, 0.1), .. Rows(20, 10, 0.5), .. Rows(20, 20, 0.9)]);
        Assert.Equal(
            [(0.1, 0.1, 20, 0.25), (0.5, 0.5, 20, 0.5), (0.9, 0.9, 20, 1)],
            calibration.Bins.Select(bin => (bin.Low, bin.High, bin.Rows, bin.Observed.Value!.Value)));
        Assert.Equal((0.15 + 0 + 0.1) / 3, calibration.ExpectedError!.Value, 12);
        // Less the variance of each mean, p (1 - p) / 20 * 60 / 59: (.15^2 - .009534 + 0 - .012712 + .1^2 - 0) / 3.
        Assert.Equal(Math.Sqrt((0.0225 - (0.1875 / 20 * 60 / 59) - (0.25 / 20 * 60 / 59) + 0.01) / 3), calibration.RootMeanSquare.Value!.Value, 12);
    }

    [Fact]
    public void Equal_probabilities_share_a_bin()
    {
        var bin = Assert.Single(Of(10, Rows(60, 20, 0.4)).Bins);
        Assert.Equal((0.4, 60), (bin.Low, bin.Rows));
    }

    [Fact]
    public void A_calibrated_model_s_error_by_chance_is_that_of_drawn_outcomes()
    {
        // One bin of 20 rows with 0.5: the mean of |10 - x| / 20 over Binomial(20, 1/2), C(20, 10) * 10 / 2^20 / 20.
        var by = Of(10, Rows(20, 10, 0.5)).IfCalibrated;
        Assert.InRange(by.Value!.Value, 0.0881 - 0.005, 0.0881 + 0.005);
        Assert.Equal((0, 0.25), (by.Interval!.Value.Low, Math.Round(by.Interval.Value.High, 12)));
    }

    [Fact]
    public void Without_rows_nothing_is_defined()
    {
        var calibration = Of(10, []);
        Assert.Empty(calibration.Bins);
        Assert.Equal((null, null), (calibration.ExpectedError, calibration.RootMeanSquare.Value));
    }

    [Theory, InlineData(24, 0.91), InlineData(60, 0.93)]
    public void The_interval_of_the_root_mean_square_holds_the_population_s_value(int posts, double least)
    {
        foreach (var (name, population) in Population.All)
        {
            const int Studies = 200;
            var everyone = population.Draw(20_000, seed: 1).First;
            var (held, given) = (0, 0);
            for (var study = 0; study < Studies; study++)
            {
                var calibration = Calibration.Of(population.Draw(posts, seed: 5000 + study).First, 10, 100, 1);
                if (calibration.RootMeanSquare.Interval is not { } interval)
                    continue;
                var truth = Truth(everyone, calibration.Bins);
                given++;
                held += truth >= interval.Low && truth <= interval.High ? 1 : 0;
            }
            output.WriteLine($"{name}: {held} of {given}");
            Assert.True(
                (double)held / given >= least - (2.5 * Math.Sqrt(0.95 * 0.05 / given)), $"{name}: {held} of {given}");
        }

        // The root mean square over the same bins, of the whole population.
        static double Truth(Prediction[] everyone, IReadOnlyList<CalibrationBin> bins)
        {
            var sums = new (double Gap, int Rows)[bins.Count];
            foreach (var row in everyone)
            {
                var bin = 0;
                while (bin + 1 < bins.Count && row.Probability >= bins[bin + 1].Low)
                    bin++;
                sums[bin] = (sums[bin].Gap + row.Probability - (row.InKayfabe ? 1 : 0), sums[bin].Rows + 1);
            }
            var rows = bins.Sum(bin => bin.Rows);
            return Math.Sqrt(bins.Index().Sum(bin =>
                (double)bin.Item.Rows / rows * Math.Pow(sums[bin.Index].Gap / sums[bin.Index].Rows, 2)));
        }
    }

    private static Calibration Of(int bins, (int Outcome, double Probability)[] rows) =>
        Calibration.Of(Cases.Of(rows), bins, 2000, 1);

    private static (int, double)[] Rows(int count, int inKayfabe, double probability) =>
        [.. Enumerable.Range(0, count).Select(i => (i < inKayfabe ? 1 : 0, probability))];
}
