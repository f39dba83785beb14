using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Comparisons;

/// <summary>How the models are made that the study's own is compared with: the <c>baselines</c> section.</summary>
public sealed record BaselinesSettings : IValidatedSettings
{
    /// <summary>
    /// The folds of a training set, of whole posts, on which the settings of a feature set are chosen. 2 to 20;
    /// default 3.
    /// </summary>
    [Range(2, 20), Description("The folds of a training set on which the settings of a feature set are chosen.")]
    public int InnerFolds { get; init; } = 3;

    /// <summary>
    /// The L2 penalties of the logistic regression among which one is chosen: half of it times the squared weights is
    /// added to the log loss of all training rows, as scikit-learn's 1 / C. 0 to 1000000 each; default 0.1, 1, 10, 100.
    /// </summary>
    [MinLength(1), Description("The L2 penalties of the logistic regression to choose from; scikit-learn's 1 / C.")]
    public IReadOnlyList<double> Penalties { get; init; } = [0.1, 1, 10, 100];

    /// <summary>
    /// The passes of coordinate descent over all features, for each penalty. 1 to 10000; default 10. The weights for a
    /// penalty start from those for the next larger one.
    /// </summary>
    [Range(1, 10_000), Description("The passes of the logistic regression's coordinate descent, for each penalty.")]
    public int Passes { get; init; } = 10;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Penalties.Any(penalty => penalty is not (>= 0 and <= 1e6)))
        {
            yield return new SettingProblem(
                "a penalty is not from 0 to 1000000", "Give numbers from 0 to 1000000.", nameof(Penalties));
        }
    }
}
