using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Kayfabe.Settings;

namespace Kayfabe.Study.Cloud;

/// <summary>
/// An algorithm of one's own, in an image of one's own: the <c>algorithm</c> section. The machines are those of
/// <see cref="SageMakerSettings"/>.
/// </summary>
public sealed record AlgorithmSettings : IValidatedSettings
{
    /// <summary>The channel's value for the training rows, each with its outcome.</summary>
    public const string TrainingRows = "train";

    /// <summary>The channel's value for all rows, without outcomes.</summary>
    public const string AllRows = "rows";

    /// <summary>The channel's value for the names of the features, a line each.</summary>
    public const string FeatureNames = "features";

    /// <summary>The full address of the image.</summary>
    [MinLength(1), Description("The full address of the image.")]
    public required string Image { get; init; }

    /// <summary>
    /// What the image finds in /opt/ml/input/data, by the channel's name: train (the training rows, with outcomes),
    /// rows (all rows, without) or features (their names). Default: the channel train with train.
    /// </summary>
    [Description("What the image gets, by the channel's name: train, rows or features.")]
    public IReadOnlyDictionary<string, string> Channels { get; init; } =
        new Dictionary<string, string> { [TrainingRows] = TrainingRows };

    /// <summary>The hyperparameters of the image; at most 100. Default none.</summary>
    [Description("The hyperparameters of the image.")]
    public IReadOnlyDictionary<string, string> Hyperparameters { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Channels.Count is 0 or > 20)
        {
            yield return new SettingProblem(
                $"there are {Channels.Count} channels", "Give 1 to 20.", nameof(Channels));
        }
        foreach (var (name, content) in Channels)
        {
            if (!Regex.IsMatch(name, @"\A[A-Za-z0-9._-]{1,64}\z"))
            {
                yield return new SettingProblem(
                    $"the channel '{Quotation.Shorten(name)}' is not a name",
                    "Write letters, digits, '.', '-' and '_', at most 64.", nameof(Channels));
            }
            if (content is not (TrainingRows or AllRows or FeatureNames))
            {
                yield return new SettingProblem(
                    $"the channel {Quotation.Shorten(name)} is '{Quotation.Shorten(content)}'",
                    $"Write {TrainingRows}, {AllRows} or {FeatureNames}.", nameof(Channels));
            }
        }
        if (Hyperparameters.Count > 100)
        {
            yield return new SettingProblem(
                $"there are {Hyperparameters.Count} hyperparameters", "Give at most 100.", nameof(Hyperparameters));
        }
        foreach (var (name, value) in Hyperparameters)
        {
            if (name.Length == 0)
            {
                yield return new SettingProblem(
                    "a hyperparameter has no name", "Give it one, or remove it.", nameof(Hyperparameters));
            }
            if (name.Length > 256 || value.Length > 2500)
            {
                yield return new SettingProblem(
                    $"the hyperparameter '{Quotation.Shorten(name)}' is too long",
                    "Write names of at most 256 and values of at most 2500 characters.", nameof(Hyperparameters));
            }
        }
    }
}
