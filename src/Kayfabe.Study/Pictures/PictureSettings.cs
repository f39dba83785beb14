using Kayfabe.Settings;
namespace Kayfabe.Study.Pictures;

/// <summary>The part of <c>detect</c> that says which pictures there are.</summary>
[PartOf("detect")]
public sealed record PictureSettings
{
    /// <summary>The folder of the pictures, below the study's.</summary>
    public required string Pictures { get; init; }
}
