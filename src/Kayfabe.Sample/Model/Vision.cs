using Kayfabe.Sample.Randomness;
using Kayfabe.Sample.Scenes;

namespace Kayfabe.Sample.Model;

/// <summary>A label and its confidence in ten-thousandths of a percent: 50 % is 500,000.</summary>
internal sealed record Sighting(string Name, int Confidence);

/// <summary>What the image service sees in one picture.</summary>
/// <param name="Labels">Labels with their parents, by falling confidence, then by name; never below the floor.</param>
/// <param name="Flags">What moderation flags, with the confidence.</param>
/// <param name="Celebrity">The confidence of having recognised the fictional wrestler, if it did.</param>
/// <param name="Strangers">The number of faces that it did not recognise.</param>
internal sealed record Vision(
    IReadOnlyList<Sighting> Labels, IReadOnlyList<(Flag Flag, int Confidence)> Flags, int? Celebrity, int Strangers)
{
    /// <summary>The lowest confidence that the recordings ask for, 50 %.</summary>
    public const int Floor = 500_000;

    private const int Certain = 1_000_000;

    private static readonly Cue[] OfPeople =
        [new("Person", 980, 9), new("Adult", 550, 3), new("Woman", 500, 3), new("Face", 450, 3)];

    /// <summary>What the service sees in a picture of a scene.</summary>
    public static Vision Of(Scene scene, bool inCharacter, RandomStream random)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cue in OfPeople)
            if (scene.People > 0 && random.Chance(cue.Permille * (scene.People + 2) / 7))
                Add(seen, cue.Label, Confidence(random, Math.Min(cue.Strength, scene.People + 4)));
        foreach (var cue in scene.Cues)
            if (random.Chance(cue.Permille) && Applies(cue.When, inCharacter))
                Add(seen, cue.Label, Confidence(random, cue.Strength));
        for (var stray = random.Below(3); stray > 0; stray--)
            Add(seen, random.Pick(Ontology.Names), Confidence(random, 1));

        var flags = scene.Flag is { } flag && random.Chance(inCharacter ? 450 : 250)
            ? [(flag, Confidence(random, 2))]
            : Array.Empty<(Flag, int)>();
        int? celebrity = scene.Famous && random.Chance(650) ? Confidence(random, 5) : null;
        var strangers = scene.People > 0 && random.Chance(350) ? random.Between(1, 2) : 0;
        return new(Ordered(seen), flags, celebrity, strangers);
    }

    /// <summary>What it sees in a similar picture: most of the same labels, with slightly other confidences.</summary>
    public Vision Again(RandomStream random)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var label in Labels)
            if (random.Chance(850))
                Add(seen, label.Name, Math.Clamp(label.Confidence + random.Jitter(25_000), Floor, Certain - 1));
        return this with { Labels = Ordered(seen) };
    }

    /// <summary>A parent's confidence is at least that of its child.</summary>
    private static void Add(Dictionary<string, int> seen, string label, int confidence)
    {
        seen[label] = Math.Max(seen.GetValueOrDefault(label), confidence);
        foreach (var parent in Ontology.Of(label).Parents)
            seen[parent] = Math.Max(seen.GetValueOrDefault(parent), confidence);
    }

    private static bool Applies(Shown when, bool inCharacter) => when switch
    {
        Shown.InCharacter => inCharacter,
        Shown.Everyday => !inCharacter,
        _ => true,
    };

    private static Sighting[] Ordered(Dictionary<string, int> seen) =>
        [.. seen.Select(pair => new Sighting(pair.Key, pair.Value))
            .OrderByDescending(sighting => sighting.Confidence)
            .ThenBy(sighting => sighting.Name, StringComparer.Ordinal)];

    /// <summary>100 - 50 u^strength for a uniform u: spread over 50 to 100, the higher the stronger.</summary>
    private static int Confidence(RandomStream random, int strength)
    {
        long u = random.Below(Certain), power = u;
        for (var i = 1; i < strength; i++)
            power = power * u / Certain;
        return Certain - 1 - (int)(power * Floor / Certain);
    }
}
