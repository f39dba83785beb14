using Kayfabe.Settings;
using static Kayfabe.Xgboost.ParameterRule;

namespace Kayfabe.Xgboost;

/// <summary>XGBoost's parameters by name. The library itself ignores a name that it does not know.</summary>
/// <remarks>
/// Names, ranges: https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html and the list that SageMaker's
/// container checks (sagemaker-xgboost-container, hyperparameter_validation.py), less what is the container's own.
/// </remarks>
internal static class Parameters
{
    public static IReadOnlyDictionary<string, ParameterRule> Rules { get; } =
        new Dictionary<string, ParameterRule>(StringComparer.Ordinal)
        {
            ["aft_loss_distribution"] = OneOf("normal", "logistic", "extreme"),
            ["aft_loss_distribution_scale"] = Positive,
            ["alpha"] = NotNegative,
            ["base_score"] = Real("", _ => true),
            ["booster"] = OneOf("gbtree", "gblinear", "dart"),
            ["colsample_bylevel"] = PositiveShare,
            ["colsample_bynode"] = PositiveShare,
            ["colsample_bytree"] = PositiveShare,
            ["deterministic_histogram"] = OneOf("true", "false", "1", "0"),
            ["dsplit"] = OneOf("row", "col"),
            ["eta"] = Share,
            ["eval_metric"] = Text,
            ["gamma"] = NotNegative,
            ["grow_policy"] = OneOf("depthwise", "lossguide"),
            ["interaction_constraints"] = Text,
            ["lambda"] = NotNegative,
            ["lambda_bias"] = Share,
            ["learning_rate"] = Share,
            ["max_bin"] = Whole(2, int.MaxValue),
            ["max_delta_step"] = NotNegative,
            ["max_depth"] = Whole(0, int.MaxValue),
            ["max_leaves"] = Whole(0, int.MaxValue),
            ["min_child_weight"] = NotNegative,
            ["min_split_loss"] = NotNegative,
            ["monotone_constraints"] = Text,
            ["normalize_type"] = OneOf("tree", "forest"),
            ["nthread"] = Whole(1, int.MaxValue),
            ["num_class"] = Whole(2, int.MaxValue),
            ["num_parallel_tree"] = Whole(1, int.MaxValue),
            ["objective"] = Text,
            ["one_drop"] = OneOf("0", "1"),
            ["predictor"] = OneOf("auto", "cpu_predictor", "gpu_predictor"),
            ["process_type"] = OneOf("default", "update"),
            ["rate_drop"] = Share,
            ["refresh_leaf"] = OneOf("0", "1"),
            ["reg_alpha"] = NotNegative,
            ["reg_lambda"] = NotNegative,
            ["sample_type"] = OneOf("uniform", "weighted"),
            ["sampling_method"] = OneOf("uniform", "gradient_based"),
            ["scale_pos_weight"] = Positive,
            ["seed"] = Whole(int.MinValue, int.MaxValue),
            ["sketch_eps"] = Real("between 0 and 1", number => number is > 0 and < 1),
            ["skip_drop"] = Share,
            ["subsample"] = PositiveShare,
            ["tree_method"] = OneOf("auto", "exact", "approx", "hist", "gpu_hist"),
            ["tweedie_variance_power"] = Real("between 1 and 2", number => number is > 1 and < 2),
            ["updater"] = Text,
            ["verbosity"] = Whole(0, 3),
        };

    /// <summary>Checks every name and value before the first is used.</summary>
    /// <exception cref="InputException">With a fault for each that is wrong.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var faults = parameters.Select(parameter => FaultOf(parameter.Key, parameter.Value)).OfType<Fault>().ToList();
        if (faults.Count > 0)
            throw new InputException(faults);
    }

    private static Fault? FaultOf(string name, string value)
    {
        if (!Rules.TryGetValue(name, out var rule))
        {
            return new Fault(
                $"XGBoost has no parameter '{name}'",
                NearestName.Of(name, Rules.Keys) is { } nearest ? $"Did you mean '{nearest}'?" : "Its manual lists them.");
        }
        return rule.Accepts(value)
            ? null
            : new Fault($"XGBoost's parameter {name} cannot be '{value}'", $"It must be {rule.Expected}.");
    }
}
