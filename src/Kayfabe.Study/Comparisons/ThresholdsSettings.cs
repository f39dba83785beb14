using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Comparisons;

/// <summary>Additional thresholds to evaluate: the <c>thresholds</c> section.</summary>
public sealed record ThresholdsSettings
{
    /// <summary>
    /// Confidences, 0 to 100 each; those below the recorded MinConfidence are skipped. Default 50 to 95 by fives, and
    /// 99.
    /// </summary>
    [MinLength(1), Description("Confidences from 0 to 100; those below the recorded MinConfidence are skipped.")]
    public IReadOnlyList<double> At { get; init; } = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 99];
}
