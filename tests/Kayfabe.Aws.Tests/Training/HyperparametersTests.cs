using Kayfabe.Aws.Training;
using Kayfabe.Settings;
using Kayfabe.Study.Training;

namespace Kayfabe.Aws.Tests.Training;

public class HyperparametersTests
{
    [Fact]
    public void What_a_study_can_set_is_known_to_the_service()
    {
        var all = new TrainSettings
        {
            MaxDepth = 0,
            Eta = 1,
            Gamma = 0,
            MinChildWeight = 0,
            MaxDeltaStep = 0,
            Subsample = 1,
            ColsampleByTree = 1,
            ColsampleByLevel = 1,
            ColsampleByNode = 1,
            Lambda = 0,
            Alpha = 0,
            GrowPolicy = "lossguide",
            MaxLeaves = 0,
            MaxBin = 2,
            ScalePosWeight = 1,
            BaseScore = 0.5,
            NumParallelTree = 1,
            EvalMetric = "auc",
            SampleType = "weighted",
            NormalizeType = "forest",
            RateDrop = 0,
            OneDrop = 1,
            SkipDrop = 0,
            Booster = "dart",
        };
        Assert.DoesNotContain(typeof(TrainSettings).GetProperties(), property => property.GetValue(all) is null);
        Hyperparameters.Check([Pair("num_round", "10"), .. all.Parameters()], hasValidation: false);
    }

    [Fact]
    public void All_faults_are_said_at_once()
    {
        var faults = Faults(
            Pair("num_rounds", "10"), Pair("silent", "1"), Pair("eta", "1.5"), Pair("max_depth", "-1"),
            Pair("subsample", "0"), Pair("objective", "multi:softmax"), Pair("early_stopping_rounds", "5"),
            Pair("seed", "1"), Pair("seed", "1"));
        Assert.Equal(
            [
                "SageMaker's XGBoost has no hyperparameter 'num_rounds', and would fail the job. Did you mean "
                    + "num_round?",
                "SageMaker's XGBoost has no hyperparameter 'silent', and would fail the job. Leave it out.",
                "the hyperparameter eta cannot be '1.5'. It must be a number from 0 to 1.",
                "the hyperparameter max_depth cannot be '-1'. It must be a whole number from 0 to 2147483647.",
                "the hyperparameter subsample cannot be '0'. It must be a number above 0 and at most 1.",
                "the hyperparameter seed is there twice. Give it once.",
                "the hyperparameter num_round is missing. Set train.num_round.",
                "the hyperparameter num_class is missing, which the objective needs. Set it.",
                "early_stopping_rounds needs validation rows and eval_metric. Set sagemaker.validation and "
                    + "train.eval_metric.",
            ],
            faults);
    }

    [Theory]
    [InlineData("tweedie_variance_power", "1.5", true)]
    [InlineData("tweedie_variance_power", "2", false)]
    [InlineData("tweedie_variance_power", "1", false)]
    [InlineData("base_score", "-0.1", false)]
    [InlineData("eta", "0", true)]
    [InlineData("eta", "NaN", false)]
    [InlineData("eta", "0,5", false)]
    [InlineData("verbosity", "4", false)]
    [InlineData("num_round", "0", false)]
    [InlineData("booster", "GBTREE", false)]
    [InlineData("eval_metric", "", false)]
    [InlineData("tree_method", "gpu_hist", false)]
    public void Ranges_are_those_of_the_container(string name, string value, bool isGood)
    {
        KeyValuePair<string, string>[] given = name == "num_round"
            ? [Pair(name, value)] : [Pair("num_round", "1"), Pair(name, value)];
        Assert.Equal(isGood, Faults(given).Length == 0);
    }

    private static KeyValuePair<string, string> Pair(string name, string value) => new(name, value);

    private static string[] Faults(params KeyValuePair<string, string>[] given)
    {
        try
        {
            Hyperparameters.Check(given, hasValidation: false);
            return [];
        }
        catch (InputException e)
        {
            return [.. e.Faults.Select(fault => fault.ToString())];
        }
    }
}
