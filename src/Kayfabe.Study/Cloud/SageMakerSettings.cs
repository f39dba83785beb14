using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Cloud;

/// <summary>The form in which the service reads training rows.</summary>
public enum TrainingForm
{
    /// <summary>The outcome first, then a cell a feature, empty where there is no value; no header.</summary>
    Csv,

    /// <summary>The outcome, then <c>column:value</c> of what is there; columns from 0.</summary>
    Libsvm,
}

/// <summary>
/// How Amazon SageMaker trains: the <c>sagemaker</c> section. Read where <c>train.engine</c> is sagemaker, and by the
/// stage Algorithm.
/// </summary>
public sealed record SageMakerSettings : IValidatedSettings
{
    /// <summary>
    /// The full address of an image that trains as the built-in XGBoost does. Default: null, the region's own image of
    /// <see cref="ImageTag"/>.
    /// </summary>
    [MinLength(1), Description("The address of an image that trains as the built-in XGBoost; without, the region's.")]
    public string? Image { get; init; }

    /// <summary>The version of the built-in XGBoost. Default 1.7-1, which holds XGBoost 1.7.4.</summary>
    [AllowedValues("1.3-1", "1.5-1", "1.7-1", "3.0-5", "3.2-0")]
    [Description("The version of the built-in XGBoost.")]
    public string ImageTag { get; init; } = "1.7-1";

    /// <summary>The type of the instances. Default ml.m5.large.</summary>
    [RegularExpression(@"ml\.[a-z0-9-]+\.[a-z0-9]+", ErrorMessage = "Write it as ml.m5.large.")]
    [Description("The type of the instances.")]
    public string InstanceType { get; init; } = "ml.m5.large";

    /// <summary>The number of instances; the training rows are divided among them. 1 to 100; default 1.</summary>
    [Range(1, 100), Description("The number of instances; the training rows are divided among them.")]
    public int InstanceCount { get; init; } = 1;

    /// <summary>The form in which rows are sent: csv (default) or libsvm.</summary>
    [Description("The form in which rows are sent.")]
    public TrainingForm ContentType { get; init; } = TrainingForm.Csv;

    /// <summary>
    /// The share of the training rows, whole posts, that the model is not trained on: each round is measured on them.
    /// 0 to 0.5; default 0, no such rows. Test rows are never sent.
    /// </summary>
    [Range(0d, 0.5), Description("The share of the training rows that rounds are measured on, instead of trained on.")]
    public double Validation { get; init; }

    /// <summary>
    /// Ends the training when so many rounds in a row do not better <c>train.eval_metric</c> on the validation rows.
    /// 1 to 100000; default: null, all rounds.
    /// </summary>
    [Range(1, 100_000), Description("The rounds without a better metric on the validation rows that end the training.")]
    public int? EarlyStoppingRounds { get; init; }

    /// <summary>The longest time that a job may train, in seconds. 60 to 432000 (5 days); default 3600.</summary>
    [Range(60, 432_000), Description("The longest time that a job may train, in seconds.")]
    public int MaxRunSeconds { get; init; } = 3600;

    /// <summary>
    /// Whether to train on spare (spot) instances, which cost less and may be taken away: the built-in XGBoost then
    /// starts again from the first round. Default no.
    /// </summary>
    [Description("Whether to train on spot instances, which may be taken away: then it starts again.")]
    public bool Spot { get; init; }

    /// <summary>
    /// Spot: the longest time for waiting and training together, in seconds, at least <see cref="MaxRunSeconds"/>.
    /// Default: null, twice that.
    /// </summary>
    [Range(60, 864_000), Description("Spot: the longest time for waiting and training together, in seconds.")]
    public int? MaxWaitSeconds { get; init; }

    /// <summary>The disk of each instance, in GB. 1 to 16384; default 10.</summary>
    [Range(1, 16_384), Description("The disk of each instance, in GB.")]
    public int VolumeGigabytes { get; init; } = 10;

    /// <summary>The subnets of a network of your own (VPC); with security groups. Default none.</summary>
    [Description("The subnets of a network of your own (VPC).")]
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>The security groups of a network of your own (VPC); with subnets. Default none.</summary>
    [Description("The security groups of a network of your own (VPC).")]
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Tags of your own, beside those that the build sets. Default none.</summary>
    [Description("Tags of your own, beside those that the build sets.")]
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest time from the creation of a job to its end, in seconds.</summary>
    public int LongestSeconds() => Spot ? MaxWaitSeconds ?? 2 * MaxRunSeconds : MaxRunSeconds;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (MaxWaitSeconds < MaxRunSeconds)
        {
            yield return new SettingProblem(
                $"maxWaitSeconds {MaxWaitSeconds} is less than maxRunSeconds {MaxRunSeconds}",
                "Waiting counts the training too: give at least as much.", nameof(MaxWaitSeconds));
        }
        if (MaxWaitSeconds is not null && !Spot)
        {
            yield return new SettingProblem(
                "maxWaitSeconds is for spot instances", "Add \"spot\": true, or remove it.", nameof(MaxWaitSeconds));
        }
        if (Subnets.Count > 0 != SecurityGroups.Count > 0)
        {
            yield return new SettingProblem(
                "a network of your own needs both subnets and securityGroups", "Give both, or neither.",
                Subnets.Count > 0 ? nameof(Subnets) : nameof(SecurityGroups));
        }
        if (EarlyStoppingRounds is not null && Validation == 0)
        {
            yield return new SettingProblem(
                "earlyStoppingRounds needs validation rows", "Add \"validation\": 0.2, or remove it.",
                nameof(EarlyStoppingRounds));
        }
        foreach (var tag in Tags.Keys)
        {
            if (tag.StartsWith("kayfabe:", StringComparison.OrdinalIgnoreCase)
                || tag.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                yield return new SettingProblem(
                    $"the tag {Quotation.Shorten(tag)} begins with a reserved word", "Give it another name.",
                    nameof(Tags));
            }
        }
    }
}

/// <summary>
/// The part of <c>sagemaker</c> that can change a model; see <see cref="SageMakerSettings"/> for ranges and defaults.
/// </summary>
[PartOf("sagemaker")]
public sealed record TrainingMachine
{
    /// <summary>The address of the image; null for the region's own.</summary>
    public string? Image { get; init; }

    /// <summary>The version of the built-in XGBoost.</summary>
    public string ImageTag { get; init; } = "";

    /// <summary>The type of the instances.</summary>
    public string InstanceType { get; init; } = "";

    /// <summary>The number of instances.</summary>
    public int InstanceCount { get; init; }

    /// <summary>The form in which rows are sent.</summary>
    public TrainingForm ContentType { get; init; }

    /// <summary>The share of the training rows that rounds are measured on.</summary>
    public double Validation { get; init; }

    /// <summary>The rounds without a better metric that end the training; null for none.</summary>
    public int? EarlyStoppingRounds { get; init; }
}
