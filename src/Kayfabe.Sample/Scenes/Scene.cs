using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>When a label is among what the image service sees in a scene.</summary>
internal enum Shown
{
    /// <summary>In any picture of the scene.</summary>
    Always,

    /// <summary>Where the wrestler is in character.</summary>
    InCharacter,

    /// <summary>Where she is not.</summary>
    Everyday,
}

/// <summary>What the moderation service may flag in the synthetic account.</summary>
internal enum Flag
{
    /// <summary>A blow or a hold.</summary>
    Fight,

    /// <summary>Swimwear.</summary>
    Swimwear,

    /// <summary>Ring gear that shows skin.</summary>
    Revealing,
}

/// <summary>A label that the image service is apt to see in a scene.</summary>
/// <param name="Label">A name in <c>Ontology</c>.</param>
/// <param name="Permille">How many of a thousand pictures have it.</param>
/// <param name="Strength">
/// How high its confidence is: 1 (uniform above the floor) to 9 (nearly always above 95).
/// </param>
/// <param name="When">In which of the scene's pictures.</param>
internal sealed record Cue(string Label, int Permille, int Strength, Shown When = Shown.Always);

/// <summary>A kind of picture: how it is drawn, how often it is in character, which labels it gets.</summary>
/// <param name="Words">How a caption names it.</param>
/// <param name="Weight">How often it is posted, relative to the other scenes.</param>
/// <param name="InCharacterPermille">How many of a thousand such pictures are in kayfabe.</param>
/// <param name="Draw">Draws one; the last argument is whether it is in character.</param>
/// <param name="Cues">Which labels it gets, besides those of people.</param>
internal sealed record Scene(
    string Words, int Weight, int InCharacterPermille, Action<Raster, RandomStream, bool> Draw, IReadOnlyList<Cue> Cues)
{
    /// <summary>How much of it is people: the strength of the labels for persons and faces, 0 for none.</summary>
    public int People { get; init; } = 5;

    /// <summary>Whether the fictional wrestler's face is in it.</summary>
    public bool Famous { get; init; } = true;

    /// <summary>What the moderation service is apt to flag, if anything.</summary>
    public Flag? Flag { get; init; }
}
