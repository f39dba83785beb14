using Kayfabe.Sample.Drawing;

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

/// <summary>A label that the image service is apt to see in a scene.</summary>
/// <param name="Label">A name in <see cref="Model.Ontology"/>.</param>
/// <param name="Permille">How often it is seen at all.</param>
/// <param name="Strength">
/// How sure the service is, 1 (any confidence above the floor is as likely) to 9 (nearly always above 95).
/// </param>
/// <param name="When">In which of the scene's pictures.</param>
internal sealed record Cue(string Label, int Permille, int Strength, Shown When = Shown.Always);

/// <summary>A kind of picture: how it is drawn, how often it is in character, what is seen in it.</summary>
/// <param name="Words">What a caption calls it.</param>
/// <param name="Weight">How often it is posted, against the other scenes.</param>
/// <param name="InCharacterPermille">How many of a thousand such pictures are in kayfabe.</param>
/// <param name="Draw">Draws one; the last argument is whether it is in character.</param>
/// <param name="Cues">What is seen, besides people.</param>
internal sealed record Scene(
    string Words, int Weight, int InCharacterPermille, Action<Canvas, SplitMix64, bool> Draw, IReadOnlyList<Cue> Cues)
{
    /// <summary>How much of it is people: the strength of the labels for persons and faces, 0 for none.</summary>
    public int People { get; init; } = 5;

    /// <summary>Whether the fictional wrestler's face is in it.</summary>
    public bool Famous { get; init; } = true;

    /// <summary>What the moderation service is apt to flag, if anything.</summary>
    public Model.Flag? Flag { get; init; }
}
