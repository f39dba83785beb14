using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Leakage;

/// <summary>What a finding above its limit does.</summary>
public enum LeakageMode
{
    /// <summary>It is reported.</summary>
    Warn,

    /// <summary>It is reported, and the build fails.</summary>
    Fail,
}

/// <summary>The limits on leakage: the <c>leakage</c> section.</summary>
public sealed record LeakageSettings
{
    /// <summary>What a finding above its limit does. Default warn.</summary>
    [AlsoCalled("leakage")]
    [Description("Whether a finding above its limit is only reported (warn) or fails the build (fail).")]
    public LeakageMode AboveLimit { get; init; } = LeakageMode.Warn;

    /// <summary>
    /// The accuracy that a fault may add to the reported result, a share of 1; a check fails where it adds more and the
    /// interval is above 0. 0 to 1; default 0.01.
    /// </summary>
    [AlsoCalled("disguisedFeatures", "otherSplits")]
    [Range(0d, 1d), Description("The accuracy that a fault may add to the reported result.")]
    public double Accuracy { get; init; } = 0.01;

    /// <summary>
    /// The share of test rows that may have their post, or their picture, among the training rows. 0 to 1; default
    /// 0.05.
    /// </summary>
    [AlsoCalled("sharedPosts", "sharedPictures")]
    [Range(0d, 1d), Description("The share of test rows that may have their post or picture among the training rows.")]
    public double Rows { get; init; } = 0.05;

    /// <summary>
    /// The share of what the model is better than the majority class by that one feature may reach alone. Above 0, to
    /// 1; default 0.8.
    /// </summary>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    [Description("The share of the model's accuracy above the majority class that one feature may reach alone.")]
    public double SingleFeature { get; init; } = 0.8;
}
