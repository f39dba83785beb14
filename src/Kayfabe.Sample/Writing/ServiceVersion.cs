using Kayfabe.Sample.Scenes;

namespace Kayfabe.Sample.Writing;

/// <summary>The state of the image service at one time.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Labels">The version of its label model.</param>
/// <param name="Moderation">The version of its moderation model.</param>
internal sealed record ServiceVersion(string At, string Labels, string Moderation)
{
    public static readonly ServiceVersion Old = new("2022-10-03T09:00:00Z", "2.0", "6.1");
    public static readonly ServiceVersion New = new("2024-06-10T09:00:00Z", "3.0", "7.0");

    /// <summary>Whether labels carry categories and moderation labels carry their level.</summary>
    public bool IsNew => this != Old;

    /// <summary>The moderation labels of a flag, top level first: version 7 renamed and deepened those of 6.</summary>
    /// <remarks>https://docs.aws.amazon.com/rekognition/latest/dg/moderation-api.html</remarks>
    public IReadOnlyList<string> ModerationLabels(Flag flag) => (flag, IsNew) switch
    {
        (Flag.Fight, false) => ["Violence", "Physical Violence"],
        (Flag.Fight, true) => ["Violence", "Graphic Violence", "Physical Violence"],
        (Flag.Swimwear, false) => ["Suggestive", "Female Swimwear Or Underwear"],
        (Flag.Swimwear, true) => ["Swimwear or Underwear", "Female Swimwear or Underwear"],
        (_, false) => ["Suggestive", "Revealing Clothes"],
        (_, true) => ["Non-Explicit Nudity of Intimate parts and Kissing", "Non-Explicit Nudity", "Bare Back"],
    };
}
