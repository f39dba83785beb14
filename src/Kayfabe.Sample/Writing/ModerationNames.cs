using Kayfabe.Sample.Model;

namespace Kayfabe.Sample.Writing;

/// <summary>What the moderation models call what they flag: version 7 renamed and deepened 6's labels.</summary>
/// <remarks>https://docs.aws.amazon.com/rekognition/latest/dg/moderation-api.html</remarks>
internal static class ModerationNames
{
    /// <summary>The path of names, the top level first.</summary>
    public static IReadOnlyList<string> Of(Flag flag, ServiceVersion version) => (flag, version.IsNew) switch
    {
        (Flag.Fight, false) => ["Violence", "Physical Violence"],
        (Flag.Fight, true) => ["Violence", "Graphic Violence", "Physical Violence"],
        (Flag.Swimwear, false) => ["Suggestive", "Female Swimwear Or Underwear"],
        (Flag.Swimwear, true) => ["Swimwear or Underwear", "Female Swimwear or Underwear"],
        (_, false) => ["Suggestive", "Revealing Clothes"],
        (_, true) => ["Non-Explicit Nudity of Intimate parts and Kissing", "Non-Explicit Nudity", "Bare Back"],
    };
}
