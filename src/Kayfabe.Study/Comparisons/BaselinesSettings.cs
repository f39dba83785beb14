using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Comparisons;

/// <summary>How the models are made that the study's own is compared with: the <c>baselines</c> section.</summary>
public sealed record BaselinesSettings
{
    /// <summary>
    /// The L2 penalty of the logistic regression: half of it times the squared weights is added to the log loss of all
    /// training rows, as scikit-learn's 1 / C. 0 to 1000000; default 1.
    /// </summary>
    [Range(0d, 1e6), Description("The L2 penalty of the logistic regression; scikit-learn's 1 / C.")]
    public double Penalty { get; init; } = 1;

    /// <summary>The passes of coordinate descent over all features. 1 to 10000; default 100.</summary>
    [Range(1, 10_000), Description("The passes of the logistic regression's coordinate descent over all features.")]
    public int Passes { get; init; } = 100;
}
