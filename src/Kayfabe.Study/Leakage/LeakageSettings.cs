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
/// <remarks>
/// A limit of a share or of accuracy is one of 1. A difference fails where it is above its limit and its interval is
/// above 0.
/// </remarks>
public sealed record LeakageSettings
{
    /// <summary>What a finding above its limit does. Default warn.</summary>
    [AlsoCalled("leakage")]
    [Description("Whether a finding above its limit is only reported (warn) or fails the build (fail).")]
    public LeakageMode AboveLimit { get; init; } = LeakageMode.Warn;

    /// <summary>The share of test rows that share their post with a training row. 0 to 1; default 0.01.</summary>
    [Range(0d, 1d), Description("The share of test rows that may share their post with a training row.")]
    public double SharedPosts { get; init; } = 0.01;

    /// <summary>
    /// The share of test rows with the same or a similar picture among the training rows. 0 to 1; default 0.
    /// </summary>
    [Range(0d, 1d), Description("The share of test rows that may have the same or a similar picture in training.")]
    public double SharedPictures { get; init; }

    /// <summary>The bits of 64 in which the hashes of similar pictures differ at most. 0 to 16; default 4.</summary>
    [Range(0, 16), Description("The bits of 64 in which the perceptual hashes of similar pictures differ at most.")]
    public int SimilarBits { get; init; } = 4;

    /// <summary>The accuracy that features like ids and dates add. 0 to 1; default 0.01.</summary>
    [Range(0d, 1d), Description("The accuracy that features that look like ids or dates may add.")]
    public double DisguisedFeatures { get; init; } = 0.01;

    /// <summary>
    /// The difference in the share in kayfabe between rows where a value is missing and others. 0 to 1; default 0.1.
    /// </summary>
    [Range(0d, 1d)]
    [Description("The difference in the share in kayfabe between rows with a missing value and the others.")]
    public double Missingness { get; init; } = 0.1;

    /// <summary>The share of the features that were kept because of test rows. 0 to 1; default 0.05.</summary>
    [Range(0d, 1d), Description("The share of the features that may have been kept because of test rows.")]
    public double Vocabulary { get; init; } = 0.05;

    /// <summary>The difference in the share in kayfabe between test and training rows. 0 to 1; default 0.1.</summary>
    [Range(0d, 1d), Description("The difference in the share in kayfabe between test and training rows.")]
    public double ClassBalance { get; init; } = 0.1;

    /// <summary>The accuracy that the study's split gives above one by post or by day. 0 to 1; default 0.03.</summary>
    [Range(0d, 1d), Description("The accuracy by which the study's split may exceed one by post or by day.")]
    public double OtherSplits { get; init; } = 0.03;
}
