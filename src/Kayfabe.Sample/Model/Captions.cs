using Kayfabe.Sample.Randomness;
using Kayfabe.Sample.Scenes;

namespace Kayfabe.Sample.Model;

/// <summary>Captions that are hard to parse: with commas, quotes, line breaks and emoji.</summary>
internal static class Captions
{
    private static readonly string[] InCharacter =
    [
        "The storm is here, and {0} will not save you ⚡",
        "They said \"she is finished\". Look at {0} again.",
        "Nobody leaves {0} before I say so 😈🌪️",
        "One night.\nOne winner.\nRemember {0}.",
        "Bow, or be blown away; {0} is mine 👑",
        "{0}, 8 pm: bring a coat 💨",
    ];

    private static readonly string[] Everyday =
    [
        "Slow morning, good company and {0} ☕️",
        "Thank you all for {0} ❤️❤️",
        "\"Rest is training too\", says the coach, so: {0}",
        "A little of {0},\na lot of sleep.\n\nBack soon 🙏🏽",
        "{0}. That is it, that is the post 😂",
        "Grateful for {0}, for you, for tea 🫖",
    ];

    /// <summary>A caption for a post whose first picture shows this scene; 3 % are empty.</summary>
    public static string Of(Scene scene, bool inCharacter, RandomStream random) => random.Chance(30)
        ? ""
        : random.Pick(random.Chance(850) == inCharacter ? InCharacter : Everyday)
            .Replace("{0}", scene.Words, StringComparison.Ordinal) + " #synthetic";
}
