using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.BadInput;

/// <summary>What users get wrong in exports, pictures, recordings and annotations.</summary>
internal static class BadRoadTable
{
    private const string Export = "exports/posts.csv", Recordings = "recordings/labels.jsonl",
        Ada = "annotations/ada.csv";
    private const string Picture = "pictures/HPic005.png";

    public static IReadOnlyList<BadInputCase> All { get; } =
    [
        new("export without a column",
            c => Edit(c, Export, line => Fields(line, fields => [.. fields[..2], .. fields[3..]]))),
        new("export with a ragged row", c => EditLine(c, Export, 4, line => line + ",7")),
        new("export in UTF-16", c => File.WriteAllText(c.In(Export), File.ReadAllText(c.In(Export)), Encoding.Unicode)),
        new("export in Latin 1", c => EditBytes(c, Export, "quillstone", "qu\u00EFllstone")),
        new("export with an unclosed quote",
            c => EditLine(c, Export, 5, line => line.Replace("quillstone", "\"quillstone", StringComparison.Ordinal))),
        new("export with semicolons", c => Edit(c, Export, line => line.Replace(',', ';'))),
        new("export of another tool",
            c => File.WriteAllText(c.In(Export),
                "shortCode,ownerUsername,displayUrl\nHPic000,quillstone,https://example.org/0.jpg\n")),
        new("export without pictures",
            c => Edit(c, Export, line => line.Replace("Photo,https", "Video,", StringComparison.Ordinal)
                .Replace("/p/", "/stories/", StringComparison.Ordinal))),
        new("export that is empty", c => File.WriteAllText(c.In(Export), "")),
        new("export as JSON that is cut off",
            c => File.WriteAllText(c.In("exports/more.json"),
                "[\n{\"postUrl\":\"https://www.instagram.com/p/HPic100\",\n\"pubDa")),
        new("export that is a text", c => File.WriteAllText(c.In("exports/notes.txt"), "To do: the posts of May.\n")),

        new("annotation of a picture that there is not", c => EditLine(c, Ada, 3, line => "HPic777" + line[7..])),
        new("annotation of a picture by a path", c => EditLine(c, Ada, 3, line => "../../secret" + line[7..])),
        new("annotation that is neither yes nor no",
            c => EditLine(c, Ada, 3, line => line.Replace(",YES", ",maybe", StringComparison.Ordinal)
                .Replace(",NO", ",maybe", StringComparison.Ordinal))),
        new("annotation of a picture twice", c => EditLine(c, Ada, 4, line => "HPic001" + line[7..])),
        new("annotations by two in one file",
            c => EditLine(c, Ada, 4, line => line.Replace(",ada,", ",ben,", StringComparison.Ordinal))),
        new("annotations by one in two files", c => File.Copy(c.In(Ada), c.In("annotations/ada (1).csv"))),
        new("annotations without a column", c => Edit(c, Ada, line => Fields(line, fields => fields[..2]))),
        new("annotations none", c => Delete(c, Ada, "annotations/ben.csv")),

        new("recording cut off", c => EditLine(c, Recordings, 59, line => line[..120])),
        new("recordings all of another request",
            c => Edit(c, Recordings,
                line => line.Replace("\"MaxLabels\":1000", "\"MaxLabels\":900", StringComparison.Ordinal))),
        new("recording with a confidence of 101",
            c => EditLine(c, Recordings, 6, line => line.Replace("99.5", "101", StringComparison.Ordinal))),
        new("recording with a confidence that is a text",
            c => EditLine(c, Recordings, 6, line => line.Replace("99.5", "\"high\"", StringComparison.Ordinal))),
        new("recording of a picture by its name",
            c => EditLine(c, Recordings, 6, line => "{\"picture\":\"HPic006.png\""
                + line["{\"picture\":\"sha256:\"".Length..][64..])),
        new("recordings as one array",
            c => File.WriteAllText(c.In(Recordings), $"[{string.Join(',', File.ReadAllLines(c.In(Recordings)))}]")),
        new("recordings of 0 to 1",
            c => EditLine(c, Recordings, 6, line => line.Replace("99.5", "0.995", StringComparison.Ordinal))),
        new("recordings many of them bad",
            c => Edit(c, Recordings, line => line.Replace("99.5", "-1", StringComparison.Ordinal))),

        new("picture that is a text", c => File.WriteAllText(c.In(Picture), "This is not a picture.")),
        new("picture that is cut off", c => File.WriteAllBytes(c.In(Picture), RoadStudy.Drawing(5)[..20])),
        new("picture with another extension", c => File.Move(c.In(Picture), c.In("pictures/HPic005.gif"))),
        new("picture that is WebP", c => File.WriteAllBytes(c.In(Picture), [.. "RIFF\0\0\0\0WEBPVP8 "u8])),
        new("picture that is a link to nowhere", c =>
        {
            File.Delete(c.In(Picture));
            File.CreateSymbolicLink(c.In(Picture), "/nowhere/HPic005.png");
        }),
        new("picture with metadata beside it", c => File.WriteAllText(c.In("pictures/HPic005.json"), "{}")),
        new("picture named by no id", c => File.Move(c.In(Picture), c.In("pictures/holiday in May.png"))),
        new("picture in two files", c => File.Copy(c.In(Picture), c.In("pictures/HPic005.jpg"))),
        new("pictures none", c => Directory.Delete(c.In("pictures"), recursive: true)),

        new("pattern that climbs out of the folder",
            c => c.Edit(study => study["ingest"] = new JsonObject { ["exports"] = new JsonArray("../other/*.csv") })),
        new("folder of pictures that climbs out", c => c.Edit(study => study["detect"]!["pictures"] = "../../..")),
        new("pattern that names nothing",
            c => c.Edit(study => study["annotate"]!["annotators"] = new JsonArray("annotations/dora.csv"))),
        new("export that is a link to a file elsewhere", c => Link(c, Export)),
        new("picture that is a link to a file elsewhere", c =>
        {
            // Other bytes than those that were looked at already.
            File.WriteAllBytes(c.In(Picture), RoadStudy.Drawing(997));
            Link(c, Picture);
        }),

        new("threshold below what is recorded", Nothing, "--threshold=40"),
        new("adjudicated without an adjudicator", Nothing, "--resolution=adjudicated"),
        new("features of a kind that is not replayed",
            c => c.Edit(study => study["featurize"]!.AsObject().Remove("kinds"))),
    ];

    private static void Nothing(Checkout checkout)
    {
    }

    private static void Link(Checkout checkout, string path)
    {
        var elsewhere = Path.Combine(checkout.Root, Path.GetFileName(path));
        File.Move(checkout.In(path), elsewhere);
        File.CreateSymbolicLink(checkout.In(path), elsewhere);
    }

    private static void Delete(Checkout checkout, params string[] paths)
    {
        foreach (var path in paths)
            File.Delete(checkout.In(path));
    }

    private static void Edit(Checkout checkout, string path, Func<string, string> edit) =>
        File.WriteAllText(checkout.In(path),
            string.Concat(File.ReadAllLines(checkout.In(path)).Select(line => edit(line) + "\n")));

    private static void EditLine(Checkout checkout, string path, int index, Func<string, string> edit)
    {
        var lines = File.ReadAllLines(checkout.In(path));
        var before = lines[index];
        lines[index] = edit(before);
        Assert.NotEqual(before, lines[index]);
        File.WriteAllText(checkout.In(path), string.Concat(lines.Select(line => line + "\n")));
    }

    private static void EditBytes(Checkout checkout, string path, string text, string by) => File.WriteAllBytes(
        checkout.In(path),
            Encoding.Latin1.GetBytes(File.ReadAllText(checkout.In(path)).Replace(text, by, StringComparison.Ordinal)));

    private static string Fields(string line, Func<string[], string[]> edit) => string.Join(',', edit(line.Split(',')));
}
