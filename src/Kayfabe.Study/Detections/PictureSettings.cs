using System.ComponentModel;

namespace Kayfabe.Study.Detections;

/// <summary>The part of <see cref="DetectSettings"/> that says which pictures there are.</summary>
public sealed record PictureSettings
{
    /// <summary>The folder of the pictures, below the study's. Default "pictures".</summary>
    [Description("The folder of the pictures.")]
    public string Pictures { get; init; } = "pictures";

    /// <summary>The part of these settings; null for none.</summary>
    public static PictureSettings? Of(DetectSettings? detect) =>
        detect is null ? null : new PictureSettings { Pictures = detect.Pictures };
}
