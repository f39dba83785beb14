using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StbImageWriteSharp;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// A small made-up study of the whole road, from an export to annotations, the same on every machine.
/// </summary>
internal sealed record RoadStudy
{
    /// <summary>What the image service was asked for.</summary>
    public const string Request = """{"MinConfidence":50,"MaxLabels":1000}""";

    /// <summary>How many pictures there are.</summary>
    public int Pictures { get; init; } = 60;

    /// <summary>The number of the post of a picture. Default: the first 20 are of ten carousels of two.</summary>
    public Func<int, int> Post { get; init; } = picture => picture < 20 ? picture / 2 : picture;

    /// <summary>Who annotates which pictures. Default: Ada all, Ben every third.</summary>
    public IReadOnlyDictionary<string, Func<int, bool>> Annotators { get; init; } = new Dictionary<string, Func<int, bool>>
    {
        ["ada"] = _ => true,
        ["ben"] = picture => picture % 3 == 0,
    };

    /// <summary>What a person sees in a picture. Default: half of them in kayfabe, in no order.</summary>
    public Func<int, bool> InKayfabe { get; init; } = picture => Mixed(picture, 1) % 2 == 0;

    /// <summary>
    /// The confidence in a label of a picture, 50 to 100. Default: "Ring" tells most outcomes, "Person" none.
    /// </summary>
    public Func<int, string, bool, double> Confidence { get; init; } = (picture, label, inKayfabe) => label switch
    {
        "Person" => 99.5,
        "Ring" => inKayfabe != (picture % 9 == 0) ? 97.25 : 61.5,
        _ => 50 + (Mixed(picture, label[0]) % 500 / 10.0),
    };

    /// <summary>The labels that the image service gives every picture.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["Person", "Ring", "Food", "Crowd", "Table"];

    /// <summary>The id of a picture, and the name of its file.</summary>
    public static string IdOf(int picture) => string.Create(CultureInfo.InvariantCulture, $"HPic{picture:D3}");

    /// <summary>Writes the study's files; study.json has small numbers of rounds and resamples.</summary>
    public void Write(string folder)
    {
        foreach (var part in (string[])["exports", "pictures", "recordings", "annotations"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        File.WriteAllText(Path.Combine(folder, "study.json"), StudyJson);
        File.WriteAllText(Path.Combine(folder, "exports", "posts.csv"), Lines(
            "postUrl,sidePostUrl,pubDate,username,isSidecar,type,imgUrl,likeCount,commentCount", ExportRow));
        File.WriteAllText(Path.Combine(folder, "recordings", "labels.jsonl"), Lines(null, Recording));
        foreach (var (annotator, sees) in Annotators)
        {
            File.WriteAllText(Path.Combine(folder, "annotations", annotator + ".csv"), "picture,annotator,value\n"
                + string.Concat(
                Enumerable.Range(0, Pictures).Where(sees)
                    .Select(picture => $"{IdOf(picture)},{annotator},{(InKayfabe(picture) ? "YES" : "NO")}\n")));
        }
        for (var picture = 0; picture < Pictures; picture++)
            File.WriteAllBytes(Path.Combine(folder, "pictures", IdOf(picture) + ".png"), Drawing(picture));
    }

    /// <summary>The bytes of a picture: 80 pixels a side of noise that is its own.</summary>
    public static byte[] Drawing(int picture)
    {
        const int Side = 80, Patch = 8;
        var pixels = new byte[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Mixed(picture, (i / Side / Patch * Side) + (i % Side / Patch) + 100);
        using var file = new MemoryStream();
        new ImageWriter().WritePng(pixels, Side, Side, ColorComponents.Grey, file);
        return file.ToArray();
    }

    /// <summary>A recording of a picture's labels, a line without its end.</summary>
    public string Recording(int picture) =>
        RecordingOf(Drawing(picture), string.Join(',', Labels.Select(label => string.Create(
        CultureInfo.InvariantCulture, $$"""{"Name":"{{label}}","Confidence":{{Confidence(picture, label, InKayfabe(picture))}},"Parents":[]}"""))));

    /// <summary>A recording of the labels, written as in JSON, of a file.</summary>
    public static string RecordingOf(byte[] file, string labels) =>
        $$$"""{"picture":"sha256:{{{Convert.ToHexStringLower(SHA256.HashData(file))}}}","operation":"DetectLabels","request":{{{Request}}},"recordedAt":"2026-03-01T12:00:00Z","response":{"Labels":[{{{labels}}}],"LabelModelVersion":"3.0"}}""";

    private string ExportRow(int picture)
    {
        const string Address = "https://www.instagram.com/p/";
        var post = Post(picture);
        var isSidecar = Enumerable.Range(0, Pictures).Count(other => Post(other) == post) > 1;
        var published = new DateTime(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(post);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Address}{(isSidecar ? $"HPost{post:D3}" : IdOf(picture))},{(isSidecar ? Address + IdOf(picture) : "")},{published:yyyy-MM-dd'T'HH:mm:ss'Z'},quillstone,{(isSidecar ? "true" : "false")},Photo,https://example.org/{picture}.jpg,{100 + (Mixed(post, 7) % 900)},{Mixed(post, 8) % 40}");
    }

    private string Lines(string? header, Func<int, string> line)
    {
        var text = new StringBuilder(header is null ? "" : header + "\n");
        for (var picture = 0; picture < Pictures; picture++)
            text.Append(line(picture)).Append('\n');
        return text.ToString();
    }

    // A multiplicative hash: what looks random, and is the same everywhere.
    private static int Mixed(int number, int salt)
    {
        var mixed = (((uint)number + 1) * 2654435761u) ^ (((uint)salt + 7) * 2246822519u);
        mixed = (mixed ^ (mixed >> 15)) * 3266489917u;
        return (int)((mixed ^ (mixed >> 13)) >> 4);
    }

    // Small numbers of rounds, seeds and resamples: it is about what runs, not about what comes out.
    private const string StudyJson = """
        {
          "title": "A small road",
          "question": "Does the build rerun what it should?",
          "synthetic": true,
          "seed": 7,
          "ingest": {},
          "detect": { "kinds": ["label"] },
          "annotate": {},
          "featurize": { "threshold": 95, "kinds": ["label"] },
          "split": { "fraction": 0.6 },
          "train": { "num_round": 5, "max_depth": 3, "eta": 0.3 },
          "evaluate": { "resamples": 100 },
          "seeds": { "count": 2 },
          "crossValidate": { "repeats": 1, "folds": 3 },
          "thresholds": { "at": [60, 90] }
        }

        """;
}
