using System.Globalization;
using Kayfabe.Settings;
using static Kayfabe.Aws.Training.HyperparameterRule;

namespace Kayfabe.Aws.Training;

/// <summary>
/// The hyperparameters of SageMaker's built-in XGBoost. The service starts a job, and bills it, before the container
/// rejects a name or a value: they are checked here first.
/// </summary>
/// <remarks>
/// Names and ranges: github.com/aws/sagemaker-xgboost-container at cb8df91, hyperparameter_validation.py; the limits on
/// number and length are the API's.
/// </remarks>
public static class Hyperparameters
{
    private const int Most = 100;
    private const int LongestValue = 2500;

    private static readonly Dictionary<string, HyperparameterRule> s_rules = new(StringComparer.Ordinal)
    {
        ["num_round"] = Whole(1),
        ["num_class"] = Whole(2),
        ["csv_weights"] = OneOf("0", "1"),
        ["early_stopping_rounds"] = Whole(1),
        ["booster"] = OneOf("gbtree", "gblinear", "dart"),
        ["verbosity"] = Whole(0, 3),
        ["nthread"] = Whole(1),
        ["eta"] = Share,
        ["learning_rate"] = Share,
        ["gamma"] = NotNegative,
        ["min_split_loss"] = NotNegative,
        ["max_depth"] = Whole(0),
        ["min_child_weight"] = NotNegative,
        ["max_delta_step"] = NotNegative,
        ["subsample"] = PositiveShare,
        ["colsample_bytree"] = PositiveShare,
        ["colsample_bylevel"] = PositiveShare,
        ["colsample_bynode"] = PositiveShare,
        ["lambda"] = NotNegative,
        ["reg_lambda"] = NotNegative,
        ["alpha"] = NotNegative,
        ["reg_alpha"] = NotNegative,
        ["tree_method"] = OneOf("auto", "exact", "approx", "hist", "gpu_hist"),
        ["sketch_eps"] = Real("between 0 and 1", number => number is > 0 and < 1),
        ["scale_pos_weight"] = Real("above 0", number => number > 0),
        ["updater"] = Text,
        ["dsplit"] = OneOf("row", "col"),
        ["refresh_leaf"] = OneOf("0", "1"),
        ["process_type"] = OneOf("default", "update"),
        ["grow_policy"] = OneOf("depthwise", "lossguide"),
        ["max_leaves"] = Whole(0),
        ["max_bin"] = Whole(0),
        ["predictor"] = OneOf("auto", "cpu_predictor", "gpu_predictor"),
        ["monotone_constraints"] = Text,
        ["interaction_constraints"] = Text,
        ["sample_type"] = OneOf("uniform", "weighted"),
        ["normalize_type"] = OneOf("tree", "forest"),
        ["rate_drop"] = Share,
        ["one_drop"] = OneOf("0", "1"),
        ["skip_drop"] = Share,
        ["lambda_bias"] = Share,
        ["tweedie_variance_power"] = Real("between 1 and 2", number => number is > 1 and < 2),
        ["objective"] = Text,
        ["base_score"] = NotNegative,
        ["eval_metric"] = Text,
        ["seed"] = Whole(int.MinValue),
        ["num_parallel_tree"] = Whole(1),
        ["save_model_on_termination"] = OneOf("true", "false"),
        ["aft_loss_distribution"] = OneOf("normal", "logistic", "extreme"),
        ["aft_loss_distribution_scale"] = Real("above 0", number => number > 0),
        ["deterministic_histogram"] = OneOf("true", "false"),
        ["sampling_method"] = OneOf("uniform", "gradient_based"),
        ["prob_buffer_row"] = Text,
        ["use_dask_gpu_training"] = OneOf("true", "false"),
    };

    /// <summary>Checks all of them.</summary>
    /// <param name="given">The names and values.</param>
    /// <param name="hasValidation">Whether there is a channel of validation rows.</param>
    /// <exception cref="InputException">With a fault for each that the container would reject.</exception>
    public static void Check(IReadOnlyList<KeyValuePair<string, string>> given, bool hasValidation)
    {
        var faults = new FaultList();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (!values.TryAdd(name, value))
                faults.Add(new Fault($"the hyperparameter {Quotation.Shorten(name)} is there twice", "Give it once."));
            if (FaultOf(name, value) is { } fault)
                faults.Add(fault);
        }
        AddMissing(values, hasValidation, faults);
        if (given.Count > Most)
            faults.Add(new Fault($"there are {given.Count} hyperparameters", $"SageMaker takes at most {Most}."));
        faults.ThrowIfAny();
    }

    private static Fault? FaultOf(string name, string value)
    {
        if (!s_rules.TryGetValue(name, out var rule))
        {
            return new Fault(
                $"SageMaker's XGBoost has no hyperparameter '{Quotation.Shorten(name)}', and would fail the job",
                NearestName.Of(name, s_rules.Keys) is { } nearest ? $"Did you mean {nearest}?" : "Leave it out.");
        }
        if (value.Length > LongestValue)
            return new Fault($"the hyperparameter {name} has {value.Length} characters", $"At most {LongestValue}.");
        return rule.Accepts(value) ? null : new Fault(
            $"the hyperparameter {name} cannot be '{Quotation.Shorten(value)}'", $"It must be {rule.Expected}.");
    }

    private static void AddMissing(Dictionary<string, string> values, bool hasValidation, FaultList faults)
    {
        if (!values.ContainsKey("num_round"))
            faults.Add(new Fault("the hyperparameter num_round is missing", "Set train.num_round."));
        if (values.GetValueOrDefault("objective") is "multi:softmax" or "multi:softprob"
            && !values.ContainsKey("num_class"))
        {
            faults.Add(new Fault("the hyperparameter num_class is missing, which the objective needs", "Set it."));
        }
        if (values.ContainsKey("early_stopping_rounds") && !(hasValidation && values.ContainsKey("eval_metric")))
        {
            faults.Add(new Fault(
                "early_stopping_rounds needs validation rows and eval_metric",
                "Set sagemaker.validation and train.eval_metric."));
        }
        if (values.GetValueOrDefault("tree_method") is "gpu_hist")
            faults.Add(new Fault("tree_method gpu_hist needs an instance with a GPU", "Write hist."));
    }
}

/// <summary>The values that a hyperparameter may have.</summary>
/// <param name="Expected">What is accepted, to follow "must be".</param>
/// <param name="Accepts">Whether a value is accepted.</param>
internal sealed record HyperparameterRule(string Expected, Func<string, bool> Accepts)
{
    public static HyperparameterRule OneOf(params string[] values) =>
        new(string.Join(" or ", values), value => values.Contains(value, StringComparer.Ordinal));

    public static HyperparameterRule Whole(long least, long most = int.MaxValue) =>
        new(
            $"a whole number from {least} to {most}",
            value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most);

    public static HyperparameterRule NotNegative { get; } = Real("0 or more", number => number >= 0);

    public static HyperparameterRule Share { get; } = Real("from 0 to 1", number => number is >= 0 and <= 1);

    public static HyperparameterRule PositiveShare { get; } =
        Real("above 0 and at most 1", number => number is > 0 and <= 1);

    public static HyperparameterRule Text { get; } = new("non-empty text", value => value.Length > 0);

    public static HyperparameterRule Real(string range, Func<double, bool> inRange) =>
        new(
            $"a number {range}",
            value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) && inRange(number));
}
