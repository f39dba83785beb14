using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Kayfabe.Study.Training;

/// <summary>How the model is trained; names, ranges and defaults are XGBoost's own.</summary>
/// <remarks>
/// Ranges and defaults: https://xgboost.readthedocs.io/en/release_1.7.0/parameter.html. A property that is null is not
/// passed on, so that the library's default holds.
/// </remarks>
public sealed record TrainSettings
{
    /// <summary>The number of boosting rounds. 1 or more; default 100.</summary>
    [JsonPropertyName("num_round"), Range(1, 100_000), Description("The number of boosting rounds.")]
    public int Rounds { get; init; } = 100;
}
