using Kayfabe.Settings;
using Kayfabe.Study.Training;
namespace Kayfabe.Xgboost.Tests;

public class ParametersTests
{
    [Fact]
    public void A_misspelled_name_is_refused_with_the_nearest_one()
    {
        var exception = Assert.Throws<InputException>(() => Parameters.Check([new("max_dpeth", "5")]));
        Assert.Equal("XGBoost has no parameter 'max_dpeth'. Did you mean 'max_depth'?", exception.Message);
    }

    [Fact]
    public void All_faults_are_reported_together()
    {
        var exception = Assert.Throws<InputException>(
            () => Parameters.Check([new("etaa", "0.3"), new("eta", "1.3"), new("max_depth", "5")]));
        Assert.Equal(
            [
                "XGBoost has no parameter 'etaa'. Did you mean 'eta'?",
                "XGBoost's parameter eta cannot be '1.3'. It must be a number from 0 to 1.",
            ],
            exception.Faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("eta", "0", true)]
    [InlineData("eta", "1", true)]
    [InlineData("eta", "-0.1", false)]
    [InlineData("eta", "0,3", false)]
    [InlineData("eta", "NaN", false)]
    [InlineData("subsample", "0", false)]
    [InlineData("subsample", "1E-05", true)]
    [InlineData("scale_pos_weight", "0", false)]
    [InlineData("gamma", "Infinity", false)]
    [InlineData("max_depth", "5.0", false)]
    [InlineData("max_depth", "0", true)]
    [InlineData("max_depth", "3000000000", false)]
    [InlineData("max_bin", "1", false)]
    [InlineData("nthread", "0", false)]
    [InlineData("verbosity", "4", false)]
    [InlineData("tree_method", "exact", true)]
    [InlineData("tree_method", "Exact", false)]
    [InlineData("objective", "", false)]
    [InlineData("base_score", "-3.5", true)]
    public void A_value_is_held_to_its_range(string name, string value, bool accepted)
    {
        var exception = Record.Exception(() => Parameters.Check([new(name, value)]));
        Assert.Equal(accepted, exception is null);
    }

    [Fact]
    public void Every_setting_of_the_training_is_a_parameter_in_its_range()
    {
        var settings = new TrainSettings
        {
            MaxDepth = 5,
            Eta = 0.2,
            Gamma = 4,
            MinChildWeight = 6,
            MaxDeltaStep = 1,
            Subsample = 0.8,
            ColsampleByTree = 0.5,
            ColsampleByLevel = 0.5,
            ColsampleByNode = 0.5,
            Lambda = 2,
            Alpha = 0.1,
            GrowPolicy = "lossguide",
            MaxLeaves = 8,
            MaxBin = 64,
            ScalePosWeight = 1.5,
            BaseScore = 0.4,
            NumParallelTree = 2,
            EvalMetric = "auc",
            SampleType = "weighted",
            NormalizeType = "forest",
            RateDrop = 0.1,
            OneDrop = 1,
            SkipDrop = 0.5,
        };
        Assert.DoesNotContain(typeof(TrainSettings).GetProperties(), property => property.GetValue(settings) is null);
        Parameters.Check(settings.Parameters());
    }
}
