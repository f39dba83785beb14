using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Verification;

/// <summary>What verification accepts: the <c>verify</c> section. No stage reads it.</summary>
public sealed record VerifySettings
{
    /// <summary>
    /// How far a metric may be from the published one where the result was made in another environment. 0 to 1; default
    /// 0.005.
    /// </summary>
    [Range(0.0, 1.0)]
    [Description("How far a metric may be from the published one, made on another system or with another XGBoost.")]
    public double Tolerance { get; init; } = 0.005;
}
