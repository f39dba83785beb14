using Kayfabe.Settings;
namespace Kayfabe.Study.Featurize;

/// <summary>The part of <c>featurize</c> that says how often a feature must occur.</summary>
[PartOf("featurize")]
public sealed record SupportSettings
{
    /// <summary>The rows in which a feature must occur at least, 1 or more.</summary>
    public required int MinimumSupport { get; init; }

    /// <summary>The rows on which that is counted.</summary>
    public required SupportRows SupportOn { get; init; }
}
