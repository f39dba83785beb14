using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Kayfabe.Settings;

namespace Kayfabe.Study.Training;

/// <summary>Where the model is trained.</summary>
public enum TrainEngine
{
    /// <summary>On this machine.</summary>
    Local,

    /// <summary>By Amazon SageMaker, in the account of section <c>aws</c> and as section <c>sagemaker</c> says.</summary>
    [JsonStringEnumMemberName("sagemaker")]
    SageMaker,
}

/// <summary>How the model is trained; names, ranges and defaults are XGBoost's own.</summary>
/// <remarks>
/// Ranges and defaults: https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html. A property that is null is not
/// passed on, so that the library's default, given here in brackets, applies. The number of threads is not a setting:
/// it does not change the result. Left out is what would make the result depend on more than data and settings:
/// <c>auto</c> for tree_method (its meaning changes with the version) and gblinear (its default updater races).
/// </remarks>
public sealed record TrainSettings
{
    /// <summary>Where the model is trained: local (default), or sagemaker, which costs money.</summary>
    /// <remarks>It is the stage Train's alone: what else trains, such as cross-validation, does so on this machine.</remarks>
    [JsonPropertyName("engine")]
    [Description("Where the model is trained; on sagemaker it costs money.")]
    public TrainEngine Engine { get; init; }

    /// <summary>The number of boosting rounds. 1 to 100000; default 100.</summary>
    [JsonPropertyName("num_round"), AlsoCalled("num_boost_round", "n_estimators", "num_rounds", "nrounds")]
    [Range(1, 100_000)]
    [Description("The number of boosting rounds.")]
    public int Rounds { get; init; } = 100;

    /// <summary>gbtree (default), or dart, which drops trees at random while it trains.</summary>
    [JsonPropertyName("booster"), AllowedValues("gbtree", "dart")]
    [Description("Plain boosted trees, or trees with dropout.")]
    public string Booster { get; init; } = "gbtree";

    /// <summary>What is minimised: binary:logistic (default), binary:logitraw or binary:hinge.</summary>
    [JsonPropertyName("objective"), AllowedValues("binary:logistic", "binary:logitraw", "binary:hinge")]
    [Description("The loss that is minimised; binary:hinge gives no probabilities, only 0 and 1.")]
    public string Objective { get; init; } = "binary:logistic";

    /// <summary>How splits are searched: exact (default), approx or hist.</summary>
    [JsonPropertyName("tree_method"), AllowedValues("exact", "approx", "hist")]
    [Description("How splits are searched.")]
    public string TreeMethod { get; init; } = "exact";

    /// <summary>What XGBoost's random choices start from. 0 or more; default 0.</summary>
    [JsonPropertyName("seed"), AlsoCalled("random_state"), Range(0, int.MaxValue)]
    [Description("The random seed.")]
    public int Seed { get; init; }

    /// <summary>The maximum depth of a tree; 0 for no limit. 0 to 64 [6].</summary>
    [JsonPropertyName("max_depth"), Range(0, 64)]
    [Description("The maximum depth of a tree; 0 for no limit.")]
    public int? MaxDepth { get; init; }

    /// <summary>The learning rate: what a new tree's weights are multiplied with. 0 to 1 [0.3].</summary>
    [JsonPropertyName("eta"), AlsoCalled("learning_rate"), Range(0d, 1d), Description("The learning rate.")]
    public double? Eta { get; init; }

    /// <summary>The minimum loss reduction of a split. 0 to 1000000 [0].</summary>
    [JsonPropertyName("gamma"), AlsoCalled("min_split_loss"), Range(0d, 1e6)]
    [Description("The minimum loss reduction of a split.")]
    public double? Gamma { get; init; }

    /// <summary>The sum of second-order gradients that a leaf must at least have. 0 to 1000000 [1].</summary>
    [JsonPropertyName("min_child_weight"), Range(0d, 1e6)]
    [Description("The minimum weight (roughly, rows) of a leaf.")]
    public double? MinChildWeight { get; init; }

    /// <summary>The maximum absolute value of a leaf; 0 for no limit. 0 to 1000000 [0].</summary>
    [JsonPropertyName("max_delta_step"), Range(0d, 1e6)]
    [Description("The maximum absolute value of a leaf; 0 for no limit.")]
    public double? MaxDeltaStep { get; init; }

    /// <summary>The fraction of the rows that each round samples. Above 0, to 1 [1].</summary>
    [JsonPropertyName("subsample"), Range(0d, 1d, MinimumIsExclusive = true)]
    [Description("The fraction of the rows that each round samples.")]
    public double? Subsample { get; init; }

    /// <summary>The fraction of the columns that each tree samples. Above 0, to 1 [1].</summary>
    [JsonPropertyName("colsample_bytree"), Range(0d, 1d, MinimumIsExclusive = true)]
    [Description("The fraction of the columns that each tree samples.")]
    public double? ColsampleByTree { get; init; }

    /// <summary>The fraction of a tree's columns that each level samples. Above 0, to 1 [1].</summary>
    [JsonPropertyName("colsample_bylevel"), Range(0d, 1d, MinimumIsExclusive = true)]
    [Description("The fraction of a tree's columns that each level samples.")]
    public double? ColsampleByLevel { get; init; }

    /// <summary>The fraction of a level's columns that each split samples. Above 0, to 1 [1].</summary>
    [JsonPropertyName("colsample_bynode"), Range(0d, 1d, MinimumIsExclusive = true)]
    [Description("The fraction of a level's columns that each split samples.")]
    public double? ColsampleByNode { get; init; }

    /// <summary>The L2 penalty of the leaves' values. 0 to 1000000 [1].</summary>
    [JsonPropertyName("lambda"), AlsoCalled("reg_lambda"), Range(0d, 1e6)]
    [Description("The L2 penalty of the leaves' values.")]
    public double? Lambda { get; init; }

    /// <summary>The L1 penalty of the leaves' values. 0 to 1000000 [0].</summary>
    [JsonPropertyName("alpha"), AlsoCalled("reg_alpha"), Range(0d, 1e6)]
    [Description("The L1 penalty of the leaves' values.")]
    public double? Alpha { get; init; }

    /// <summary>Where a tree grows next, for approx and hist: depthwise [default] or lossguide.</summary>
    [JsonPropertyName("grow_policy"), AllowedValues(null, "depthwise", "lossguide")]
    [Description("Where a tree grows next (approx and hist).")]
    public string? GrowPolicy { get; init; }

    /// <summary>The leaves of a tree at most, for approx and hist; 0 for no limit. 0 to 1000000 [0].</summary>
    [JsonPropertyName("max_leaves"), Range(0, 1_000_000)]
    [Description("The maximum number of leaves of a tree (approx and hist); 0 for no limit.")]
    public int? MaxLeaves { get; init; }

    /// <summary>The bins that a column's values are put into, for approx and hist. 2 to 65536 [256].</summary>
    [JsonPropertyName("max_bin"), Range(2, 65_536)]
    [Description("The maximum number of bins of a column's values (approx and hist).")]
    public int? MaxBin { get; init; }

    /// <summary>The weight of the rows in kayfabe relative to the others. Above 0, to 1000000 [1].</summary>
    [JsonPropertyName("scale_pos_weight"), Range(0d, 1e6, MinimumIsExclusive = true)]
    [Description("The weight of the rows in kayfabe relative to the others.")]
    public double? ScalePosWeight { get; init; }

    /// <summary>The initial prediction, a probability. Between 0 and 1, both excluded [0.5].</summary>
    [JsonPropertyName("base_score"), Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Description("The initial prediction, a probability.")]
    public double? BaseScore { get; init; }

    /// <summary>The number of trees per round. 1 to 10000 [1].</summary>
    [JsonPropertyName("num_parallel_tree"), Range(1, 10_000), Description("The number of trees per round.")]
    public int? NumParallelTree { get; init; }

    /// <summary>The measure of each round: auc, aucpr, error or logloss [logloss; error for binary:hinge].</summary>
    [JsonPropertyName("eval_metric"), AllowedValues(null, "auc", "aucpr", "error", "logloss")]
    [Description("The metric that is logged for each round.")]
    public string? EvalMetric { get; init; }

    /// <summary>dart: how the trees to drop are drawn: uniform [default] or weighted.</summary>
    [JsonPropertyName("sample_type"), AllowedValues(null, "uniform", "weighted")]
    [Description("How the trees to drop are sampled (dart).")]
    public string? SampleType { get; init; }

    /// <summary>dart: how a new tree is weighted against the dropped: tree [default] or forest.</summary>
    [JsonPropertyName("normalize_type"), AllowedValues(null, "tree", "forest")]
    [Description("How a new tree is weighted against the dropped ones (dart).")]
    public string? NormalizeType { get; init; }

    /// <summary>dart: the share of the trees that a round drops. 0 to 1 [0].</summary>
    [JsonPropertyName("rate_drop"), Range(0d, 1d)]
    [Description("The fraction of the trees that a round drops (dart).")]
    public double? RateDrop { get; init; }

    /// <summary>dart: 1 to drop at least one tree a round [0].</summary>
    [JsonPropertyName("one_drop"), Range(0, 1)]
    [Description("1 to drop at least one tree per round (dart).")]
    public int? OneDrop { get; init; }

    /// <summary>dart: the probability that a round drops nothing. 0 to 1 [0].</summary>
    [JsonPropertyName("skip_drop"), Range(0d, 1d)]
    [Description("The probability that a round drops nothing (dart).")]
    public double? SkipDrop { get; init; }

    /// <summary>Whether the training draws rows, columns or trees at random, so that the seed has an effect.</summary>
    public bool DrawsAtRandom() =>
        Booster == "dart"
        || new[] { Subsample, ColsampleByTree, ColsampleByLevel, ColsampleByNode }.Any(share => share < 1);

    /// <summary>
    /// What is passed on to XGBoost's booster: its names, and its values in the invariant culture, in a fixed order.
    /// <see cref="Rounds"/> is not a parameter of the booster and is left out.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        Add("booster", Booster);
        Add("objective", Objective);
        Add("tree_method", TreeMethod);
        Add("seed", Seed);
        Add("max_depth", MaxDepth);
        Add("eta", Eta);
        Add("gamma", Gamma);
        Add("min_child_weight", MinChildWeight);
        Add("max_delta_step", MaxDeltaStep);
        Add("subsample", Subsample);
        Add("colsample_bytree", ColsampleByTree);
        Add("colsample_bylevel", ColsampleByLevel);
        Add("colsample_bynode", ColsampleByNode);
        Add("lambda", Lambda);
        Add("alpha", Alpha);
        Add("grow_policy", GrowPolicy);
        Add("max_leaves", MaxLeaves);
        Add("max_bin", MaxBin);
        Add("scale_pos_weight", ScalePosWeight);
        Add("base_score", BaseScore);
        Add("num_parallel_tree", NumParallelTree);
        Add("eval_metric", EvalMetric);
        Add("sample_type", SampleType);
        Add("normalize_type", NormalizeType);
        Add("rate_drop", RateDrop);
        Add("one_drop", OneDrop);
        Add("skip_drop", SkipDrop);
        return parameters;

        void Add(string name, IConvertible? value)
        {
            if (value is not null)
                parameters.Add(new(name, value.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
