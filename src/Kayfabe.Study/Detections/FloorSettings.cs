using Kayfabe.Settings;
namespace Kayfabe.Study.Detections;

/// <summary>The part of <c>detect</c> that says below which confidence nothing is known.</summary>
[PartOf("detect")]
public sealed record FloorSettings
{
    /// <summary>The MinConfidence that the recordings were requested with, 0 to 100.</summary>
    public required double MinConfidence { get; init; }
}
