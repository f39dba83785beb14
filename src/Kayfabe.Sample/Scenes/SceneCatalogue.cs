using Kayfabe.Sample.Model;

namespace Kayfabe.Sample.Scenes;

/// <summary>Every scene of the synthetic account, from plainly in kayfabe to plainly not.</summary>
internal static class SceneCatalogue
{
    public static readonly IReadOnlyList<Scene> All =
    [
        new("the ring", 120, 960, RingDrawings.Match,
        [
            Seen("Wrestling", 900, 6), Seen("Sport", 900, 5), Seen("Crowd", 600, 3), Seen("Fighting", 450, 2),
            Seen("Arena", 500, 3), InCharacter("Spotlight", 300, 2),
        ]) { Flag = Flag.Fight },
        new("the entrance", 55, 960, RingDrawings.Entrance,
        [
            Seen("Stage", 700, 4), Seen("Lighting", 800, 5), Seen("Crowd", 750, 5), Seen("Concert", 500, 3),
            Seen("Fireworks", 300, 3), Seen("Costume", 350, 2),
        ]),
        new("the stare-down", 35, 900, RingDrawings.Standoff,
        [
            Seen("Wrestling", 550, 4), Seen("Sport", 650, 4), Seen("Crowd", 450, 3), Seen("Fighting", 350, 2),
            Seen("Face", 700, 6),
        ]),
        new("my title", 65, 880, RingDrawings.Belt,
        [
            Seen("Belt", 800, 5), Seen("Accessories", 850, 5), Seen("Buckle", 550, 4), Seen("Gold", 500, 3),
            Seen("Portrait", 500, 4), InCharacter("Costume", 400, 3),
        ]) { Flag = Flag.Revealing },
        new("the promo shoot", 85, 760, StageDrawings.Promo,
        [
            Seen("Portrait", 750, 5), Seen("Photography", 750, 5), Seen("Clothing", 700, 4),
            InCharacter("Costume", 550, 4), InCharacter("Leather", 350, 3), Everyday("Smile", 500, 4),
        ]) { Flag = Flag.Revealing },
        new("backstage", 60, 820, StageDrawings.Interview,
        [
            Seen("Microphone", 800, 5), Seen("Electrical Device", 800, 5), Seen("Interview", 500, 3),
            Seen("Logo", 350, 2), InCharacter("Costume", 350, 3),
        ]),
        new("Sunday's card", 55, 880, StageDrawings.Poster,
        [
            Seen("Poster", 850, 6), Seen("Advertisement", 850, 6), Seen("Flyer", 400, 3), Seen("Text", 500, 4),
            InCharacter("Costume", 300, 3),
        ]),
        new("the press room", 40, 560, StageDrawings.PressConference,
        [
            Seen("Microphone", 700, 4), Seen("Electrical Device", 700, 4), Seen("Press Conference", 600, 4),
            Seen("Table", 400, 3), Seen("Logo", 450, 3), InCharacter("Leather", 250, 3), Everyday("Smile", 450, 4),
        ]),
        new("practice", 50, 330, RingDrawings.Training,
        [
            Seen("Wrestling", 600, 4), Seen("Sport", 800, 5), Seen("Fitness", 450, 3), Seen("Indoors", 350, 3),
            Everyday("Shirt", 450, 4), InCharacter("Costume", 250, 3),
        ]),
        new("the merch table", 35, 450, StageDrawings.Merchandise,
        [
            Seen("T-Shirt", 850, 6), Seen("Shirt", 850, 6), Seen("Clothing", 900, 6), Seen("Text", 350, 3),
        ]) { People = 1, Famous = false },
        new("the fans", 50, 300, StageDrawings.Fans,
        [
            Seen("People", 700, 5), Everyday("Smile", 600, 5), Seen("Happy", 550, 4), Seen("Text", 250, 2),
            InCharacter("Costume", 400, 3),
        ]),
        new("the red carpet", 35, 260, StageDrawings.RedCarpet,
        [
            Seen("Fashion", 800, 5), Seen("Red Carpet", 550, 4), Seen("Formal Wear", 500, 3), Seen("Dress", 550, 4),
            InCharacter("Costume", 350, 2),
        ]),
        new("just me", 80, 270, HomeDrawings.Selfie,
        [
            Seen("Selfie", 650, 5), Seen("Portrait", 650, 4), Seen("Face", 900, 7), Everyday("Smile", 550, 4),
            InCharacter("Costume", 300, 3), InCharacter("Cosmetics", 450, 3),
        ]),
        new("a few words", 45, 400, HomeDrawings.Quote, [Seen("Text", 900, 7), Seen("Page", 400, 3)])
            { People = 0, Famous = false },
        new("the gym", 55, 180, HomeDrawings.Gym,
        [
            Seen("Working Out", 750, 5), Seen("Fitness", 850, 6), Seen("Sport", 700, 4), Seen("Weights", 450, 4),
            Seen("Indoors", 400, 3),
        ]),
        new("breakfast", 40, 20, HomeDrawings.Breakfast,
        [
            Seen("Food", 950, 7), Seen("Egg", 750, 5), Seen("Breakfast", 650, 4), Seen("Coffee", 450, 3),
            Seen("Table", 450, 3), Seen("Cup", 450, 3),
        ]) { People = 0, Famous = false },
        new("the dog", 35, 30, HomeDrawings.Dog,
            [Seen("Dog", 930, 7), Seen("Pet", 930, 7), Seen("Animal", 930, 7), Seen("Grass", 450, 3)])
            { People = 0, Famous = false },
        new("the family", 35, 60, HomeDrawings.Family,
        [
            Seen("Couch", 750, 5), Seen("Furniture", 850, 5), Seen("Indoors", 600, 4), Seen("People", 600, 4),
            Seen("Home Decor", 500, 3), Seen("Smile", 450, 4),
        ]),
        new("the beach", 35, 90, StreetDrawings.Beach,
        [
            Seen("Beach", 850, 6), Seen("Nature", 900, 6), Seen("Sea", 800, 5), Seen("Outdoors", 900, 6),
            Seen("Swimwear", 550, 4), Seen("Sky", 500, 3),
        ]) { Flag = Flag.Swimwear },
        new("the road", 30, 120, StreetDrawings.Car,
        [
            Seen("Car", 900, 6), Seen("Vehicle", 930, 6), Seen("Transportation", 930, 6), Seen("Wheel", 500, 3),
            Seen("Road", 500, 3),
        ]) { People = 1, Famous = false },
        new("the airport", 30, 110, StreetDrawings.Airport,
        [
            Seen("Airport", 700, 5), Seen("Airplane", 700, 5), Seen("Vehicle", 750, 5), Seen("Luggage", 450, 4),
            Seen("Transportation", 750, 5),
        ]),
        new("the mountains", 25, 40, StreetDrawings.Mountains,
        [
            Seen("Nature", 950, 7), Seen("Outdoors", 950, 7), Seen("Mountain", 750, 5), Seen("Sky", 800, 5),
            Seen("Sunset", 550, 4),
        ]) { People = 0, Famous = false },
    ];

    private static readonly int Weights = All.Sum(scene => scene.Weight);

    /// <summary>Draws a scene, in proportion to the weights.</summary>
    public static Scene Draw(SplitMix64 random)
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
