using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>Every scene of the synthetic account, from plainly in kayfabe to plainly not.</summary>
internal static class SceneCatalogue
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("the ring", 125, 970, RingDrawings.Match,
        [
            Seen("Wrestling", 940, 8), Seen("Sport", 940, 7), Seen("Crowd", 740, 5), Seen("Fighting", 640, 4),
            Seen("Arena", 680, 5), InCharacter("Spotlight", 540, 4),
        ]) { Flag = Flag.Fight },
        new("the entrance", 60, 970, RingDrawings.Entrance,
        [
            Seen("Stage", 800, 6), Seen("Lighting", 870, 7), Seen("Crowd", 840, 7), Seen("Concert", 680, 5),
            Seen("Fireworks", 540, 5), Seen("Costume", 580, 4),
        ]),
        new("the stare-down", 40, 950, RingDrawings.Standoff,
        [
            Seen("Wrestling", 710, 6), Seen("Sport", 770, 6), Seen("Crowd", 640, 5), Seen("Fighting", 580, 4),
            Seen("Face", 800, 8),
        ]),
        new("my title", 65, 930, RingDrawings.Belt,
        [
            Seen("Belt", 870, 7), Seen("Accessories", 900, 7), Seen("Buckle", 710, 6), Seen("Gold", 680, 5),
            Seen("Portrait", 680, 6), InCharacter("Costume", 610, 5),
        ]) { Flag = Flag.Revealing },
        new("the promo shoot", 85, 850, StageDrawings.Promo,
        [
            Seen("Portrait", 840, 7), Seen("Photography", 840, 7), Seen("Clothing", 800, 6),
            InCharacter("Costume", 710, 6), InCharacter("Leather", 580, 5), Everyday("Smile", 680, 6),
        ]) { Flag = Flag.Revealing },
        new("backstage", 60, 900, StageDrawings.Interview,
        [
            Seen("Microphone", 870, 7), Seen("Electrical Device", 870, 7), Seen("Interview", 680, 5),
            Seen("Logo", 580, 4), InCharacter("Costume", 580, 5),
        ]),
        new("Sunday's card", 60, 940, StageDrawings.Poster,
        [
            Seen("Poster", 900, 8), Seen("Advertisement", 900, 8), Seen("Flyer", 610, 5), Seen("Text", 680, 6),
            InCharacter("Costume", 540, 5),
        ]),
        new("the press room", 40, 600, StageDrawings.PressConference,
        [
            Seen("Microphone", 800, 6), Seen("Electrical Device", 800, 6), Seen("Press Conference", 740, 6),
            Seen("Table", 610, 5), Seen("Logo", 640, 5), InCharacter("Leather", 510, 5), Everyday("Smile", 640, 6),
        ]),
        new("practice", 45, 260, RingDrawings.Training,
        [
            Seen("Wrestling", 740, 6), Seen("Sport", 870, 7), Seen("Fitness", 640, 5), Seen("Indoors", 580, 5),
            Everyday("Shirt", 640, 6), InCharacter("Costume", 510, 5),
        ]),
        new("the merch table", 35, 350, StageDrawings.Merchandise,
        [
            Seen("T-Shirt", 900, 8), Seen("Shirt", 900, 8), Seen("Clothing", 940, 8), Seen("Text", 580, 5),
        ]) { People = 1, Famous = false },
        new("the fans", 45, 200, StageDrawings.Fans,
        [
            Seen("People", 800, 7), Everyday("Smile", 740, 7), Seen("Happy", 710, 6), Seen("Text", 510, 4),
            InCharacter("Costume", 610, 5),
        ]),
        new("the red carpet", 35, 170, StageDrawings.RedCarpet,
        [
            Seen("Fashion", 870, 7), Seen("Red Carpet", 710, 6), Seen("Formal Wear", 680, 5), Seen("Dress", 710, 6),
            InCharacter("Costume", 580, 4),
        ]),
        new("just me", 75, 220, HomeDrawings.Selfie,
        [
            Seen("Selfie", 770, 7), Seen("Portrait", 770, 6), Seen("Face", 940, 9), Everyday("Smile", 710, 6),
            InCharacter("Costume", 540, 5), InCharacter("Cosmetics", 640, 5),
        ]),
        new("a few words", 40, 280, HomeDrawings.Quote, [Seen("Text", 940, 9), Seen("Page", 610, 5)])
            { People = 0, Famous = false },
        new("the gym", 50, 110, HomeDrawings.Gym,
        [
            Seen("Working Out", 840, 7), Seen("Fitness", 900, 8), Seen("Sport", 800, 6), Seen("Weights", 640, 6),
            Seen("Indoors", 610, 5),
        ]),
        new("breakfast", 40, 20, HomeDrawings.Breakfast,
        [
            Seen("Food", 970, 9), Seen("Egg", 840, 7), Seen("Breakfast", 770, 6), Seen("Coffee", 640, 5),
            Seen("Table", 640, 5), Seen("Cup", 640, 5),
        ]) { People = 0, Famous = false },
        new("the dog", 35, 30, HomeDrawings.Dog,
            [Seen("Dog", 950, 9), Seen("Pet", 950, 9), Seen("Animal", 950, 9), Seen("Grass", 640, 5)])
            { People = 0, Famous = false },
        new("the family", 35, 60, HomeDrawings.Family,
        [
            Seen("Couch", 840, 7), Seen("Furniture", 900, 7), Seen("Indoors", 740, 6), Seen("People", 740, 6),
            Seen("Home Decor", 680, 5), Seen("Smile", 640, 6),
        ]),
        new("the beach", 35, 90, StreetDrawings.Beach,
        [
            Seen("Beach", 900, 8), Seen("Nature", 940, 8), Seen("Sea", 870, 7), Seen("Outdoors", 940, 8),
            Seen("Swimwear", 710, 6), Seen("Sky", 680, 5),
        ]) { Flag = Flag.Swimwear },
        new("the road", 30, 120, StreetDrawings.Car,
        [
            Seen("Car", 940, 8), Seen("Vehicle", 950, 8), Seen("Transportation", 950, 8), Seen("Wheel", 680, 5),
            Seen("Road", 680, 5),
        ]) { People = 1, Famous = false },
        new("the airport", 30, 110, StreetDrawings.Airport,
        [
            Seen("Airport", 800, 7), Seen("Airplane", 800, 7), Seen("Vehicle", 840, 7), Seen("Luggage", 640, 6),
            Seen("Transportation", 840, 7),
        ]),
        new("the mountains", 25, 40, StreetDrawings.Mountains,
        [
            Seen("Nature", 970, 9), Seen("Outdoors", 970, 9), Seen("Mountain", 840, 7), Seen("Sky", 870, 7),
            Seen("Sunset", 710, 6),
        ]) { People = 0, Famous = false },
    ];

    private static readonly int Weights = All.Sum(scene => scene.Weight);

    /// <summary>Draws a scene, in proportion to the weights.</summary>
    public static Scene Draw(RandomStream random)
    {
        var at = random.Below(Weights);
        return All.First(scene => (at -= scene.Weight) < 0);
    }

    private static Cue Seen(string label, int permille, int strength) => new(label, permille, strength);

    private static Cue InCharacter(string label, int permille, int strength) =>
        new(label, permille, strength, Shown.InCharacter);

    private static Cue Everyday(string label, int permille, int strength) =>
        new(label, permille, strength, Shown.Everyday);
}
