namespace Kayfabe.Sample.Model;

/// <summary>A label's place among the image service's labels.</summary>
/// <param name="Parents">The labels above it, the nearest first.</param>
/// <param name="Category">The service's category.</param>
internal sealed record LabelKind(IReadOnlyList<string> Parents, string Category);

/// <summary>The part of the image service's labels that the synthetic account shows.</summary>
internal static class Ontology
{
    /// <summary>One label a line: name, parents, category.</summary>
    private const string Table = """
        Accessories||Apparel and Accessories
        Advertisement||Text and Documents
        Airplane|Vehicle, Transportation, Aircraft|Vehicles and Automotive
        Aircraft|Vehicle, Transportation|Vehicles and Automotive
        Airport||Buildings and Architecture
        Animal||Animals and Pets
        Arena|Building|Buildings and Architecture
        Beach|Coast, Nature, Outdoors, Sea, Water|Nature and Outdoors
        Belt|Accessories|Apparel and Accessories
        Breakfast|Food|Food and Beverage
        Buckle|Accessories|Apparel and Accessories
        Building||Buildings and Architecture
        Car|Vehicle, Transportation|Vehicles and Automotive
        City||Buildings and Architecture
        Clothing||Apparel and Accessories
        Coast|Nature, Outdoors|Nature and Outdoors
        Coffee|Beverage|Food and Beverage
        Beverage||Food and Beverage
        Concert|Crowd, Person|Events and Attractions
        Cosmetics||Beauty and Personal Care
        Costume|Clothing|Apparel and Accessories
        Couch|Furniture|Furniture and Furnishings
        Crowd|Person|Person Description
        Cup||Kitchen and Dining
        Dog|Animal, Canine, Mammal, Pet|Animals and Pets
        Canine|Animal, Mammal|Animals and Pets
        Dress|Clothing|Apparel and Accessories
        Egg|Food|Food and Beverage
        Electrical Device||Technology and Computing
        Face|Head, Person|Person Description
        Fashion||Apparel and Accessories
        Fighting|Person|Actions
        Fireworks||Events and Attractions
        Fitness||Sports
        Flyer|Advertisement|Text and Documents
        Food||Food and Beverage
        Formal Wear|Clothing|Apparel and Accessories
        Furniture||Furniture and Furnishings
        Gold||Materials
        Grass|Plant|Plants and Flowers
        Happy||Expressions and Emotions
        Hat|Clothing|Apparel and Accessories
        Head|Person|Person Description
        Home Decor||Home and Indoors
        Indoors||Home and Indoors
        Interview|Conversation, Person|Actions
        Conversation|Person|Actions
        Jewelry|Accessories|Apparel and Accessories
        Leather||Materials
        Lighting||Technology and Computing
        Logo||Symbols and Flags
        Luggage|Baggage|Travel and Adventure
        Baggage||Travel and Adventure
        Mammal|Animal|Animals and Pets
        Microphone|Electrical Device|Technology and Computing
        Mountain|Nature, Outdoors|Nature and Outdoors
        Nature|Outdoors|Nature and Outdoors
        Outdoors||Nature and Outdoors
        Page|Text|Text and Documents
        People|Person|Person Description
        Person||Person Description
        Pet|Animal|Animals and Pets
        Photography||Hobbies and Interests
        Plant||Plants and Flowers
        Portrait|Photography, Face, Head, Person|Hobbies and Interests
        Poster|Advertisement|Text and Documents
        Press Conference|Person|Events and Attractions
        Red Carpet|Fashion|Events and Attractions
        Road||Transport and Logistics
        Sea|Nature, Outdoors, Water|Nature and Outdoors
        Selfie|Face, Head, Person|Hobbies and Interests
        Shirt|Clothing|Apparel and Accessories
        Shoe|Clothing|Apparel and Accessories
        Skin||Person Description
        Sky|Nature, Outdoors|Nature and Outdoors
        Smile|Face, Happy, Head, Person|Expressions and Emotions
        Sport||Sports
        Spotlight|Lighting|Technology and Computing
        Stage||Events and Attractions
        Sunset|Nature, Outdoors, Sky|Nature and Outdoors
        Swimwear|Clothing|Apparel and Accessories
        T-Shirt|Clothing, Shirt|Apparel and Accessories
        Table|Furniture|Furniture and Furnishings
        Text||Text and Documents
        Transportation||Transport and Logistics
        Tattoo|Person, Skin|Person Description
        Urban||Buildings and Architecture
        Vehicle|Transportation|Vehicles and Automotive
        Water||Nature and Outdoors
        Weights|Fitness, Sport|Sports
        Wheel|Machine|Vehicles and Automotive
        Machine||Vehicles and Automotive
        Woman|Adult, Female, Person|Person Description
        Adult|Person|Person Description
        Female|Person|Person Description
        Working Out|Fitness, Sport|Sports
        Wrestling|Person, Sport|Sports
        """;

    private static readonly Dictionary<string, LabelKind> Kinds = Table.Split('\n').Select(line => line.Split('|'))
        .ToDictionary(parts => parts[0], parts => new LabelKind(
            parts[1].Split(", ", StringSplitOptions.RemoveEmptyEntries), parts[2]), StringComparer.Ordinal);

    /// <summary>Every label's name, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The place of a label; every label of the scenes has one.</summary>
    public static LabelKind Of(string label) => Kinds[label];
}
