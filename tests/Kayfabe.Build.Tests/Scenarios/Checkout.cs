using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// A folder like a clone of the project, with one small study on a published matrix, and a mirror that has the matrix.
/// </summary>
internal sealed class Checkout : IDisposable
{
    public const string Study = "small";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, NewLine = "\n" };

    private Checkout(string? root) => Root = root ?? Directory.CreateTempSubdirectory("kayfabe-").FullName;

    public string Root { get; }

    public string Mirror => Path.Combine(Root, "mirror");

    public string Cache => Path.Combine(Root, ".kayfabe");

    public string StudyFolder => Path.Combine(Root, "data", Study);

    public string StudyFile => Path.Combine(StudyFolder, "study.json");

    public string Artifacts => Path.Combine(Root, "artifacts", Study);

    public string Published => Path.Combine(Root, "reports", Study);

    /// <summary>A checkout in which nothing was built yet.</summary>
    public static Checkout Fresh()
    {
        var checkout = Empty();
        Directory.CreateDirectory(checkout.Mirror);
        File.WriteAllText(checkout.StudyFile, StudyJson);
        checkout.Publish(SyntheticMatrix.Lines());
        return checkout;
    }

    /// <summary>A checkout with a study of the whole road, in which nothing was built yet.</summary>
    public static Checkout Fresh(RoadStudy road)
    {
        var checkout = Empty();
        road.Write(checkout.StudyFolder);
        return checkout;
    }

    private static Checkout Empty()
    {
        var checkout = new Checkout(root: null);
        File.WriteAllText(Path.Combine(checkout.Root, "global.json"), "{}\n");
        Directory.CreateDirectory(checkout.StudyFolder);
        return checkout;
    }

    /// <summary>A copy elsewhere, with all that was built; every file's times are new.</summary>
    /// <param name="disk">The folder to copy into; null for one among the temporary files.</param>
    public Checkout Copy(string? disk = null)
    {
        var copy = new Checkout(disk is null
            ? null : Directory.CreateDirectory(Path.Combine(disk, "checkout")).FullName);
        foreach (var file in Directory.GetFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    /// <summary>Copies the bundled study into it.</summary>
    public void AddSample()
    {
        var sample = Path.Combine(Repository.Root, "data", "sample");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Root, "data", "sample", Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The path of a file of the study.</summary>
    public string In(string path) => Path.Combine(StudyFolder, path);

    /// <summary>Edits study.json.</summary>
    public void Edit(Action<JsonObject> edit)
    {
        var study = JsonNode.Parse(File.ReadAllText(StudyFile))!.AsObject();
        edit(study);
        File.WriteAllText(StudyFile, study.ToJsonString(s_readable) + "\n");
    }

    /// <summary>Puts a matrix into the mirror, and its size and digest into study.json.</summary>
    public void Publish(IEnumerable<string> lines) => Publish(SyntheticMatrix.Bytes(lines));

    /// <inheritdoc cref="Publish(IEnumerable{string})"/>
    public void Publish(byte[] matrix) => Edit(study =>
    {
        var source = study["import"]!["matrix"]!;
        File.WriteAllBytes(Path.Combine(Mirror, (string)source["file"]!), matrix);
        source["bytes"] = matrix.Length;
        source["sha256"] = Convert.ToHexStringLower(SHA256.HashData(matrix));
    });

    /// <summary>Runs the host here.</summary>
    public HostRun Run(params string[] options) => Host.Run(this, options);

    /// <summary>The files below a folder with their digests: two texts are equal where the folders are.</summary>
    public static string Digests(string folder) => !Directory.Exists(folder) ? "" : string.Join('\n',
        from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select $"{Path.GetRelativePath(folder, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");

    /// <summary>The results of all stages but some with their digests, without what only tells of the run.</summary>
    public string Results(params string[] but) => string.Join('\n',
        from folder in Directory.GetDirectories(Artifacts).Order(StringComparer.Ordinal)
        where !Path.GetFileName(folder).StartsWith('.') && !but.Contains(Path.GetFileName(folder))
        select Path.GetFileName(folder) + "\n" + Digests(folder));

    /// <summary>
    /// What is published with its digests, without the lock and the statements, which tell what it was made from, by
    /// whom and when.
    /// </summary>
    public string PublishedResults => string.Join('\n', Digests(Published).Split('\n')
        .Where(line => !line.StartsWith("lock.json ", StringComparison.Ordinal)
            && !line.StartsWith("provenance", StringComparison.Ordinal)));

    /// <summary>Asserts that all results, and those published, are byte for byte those of another checkout.</summary>
    public void AssertSameResults(Checkout other)
    {
        Assert.Equal(other.Results(), Results());
        Assert.Equal(other.PublishedResults, PublishedResults);
    }

    /// <summary>The path in the store of what an artifact holds.</summary>
    public string ObjectOf(string artifact)
    {
        var hex = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Artifacts, artifact))));
        return Path.Combine(Cache, "objects", hex[..2], hex[2..]);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // Small numbers of rounds, seeds and resamples: the scenarios are about what runs, not about what comes out.
    private const string StudyJson = """
        {
          "title": "A small study",
          "question": "Does the build rerun what it should?",
          "synthetic": true,
          "seed": 7,
          "import": {
            "matrix": { "file": "small.csv", "url": "https://example.org/small.csv", "bytes": 1, "sha256": "" },
            "outcome": 1,
            "columns": [
              { "first": 2, "kind": "metadata", "names": ["likeCount", "commentCount", "viewCount"] },
              { "first": 5, "last": 12, "kind": "detection" }
            ],
            "post": ["likeCount"]
          },
          "split": { "fraction": 0.6 },
          "train": { "num_round": 5, "max_depth": 3, "eta": 0.3 },
          "evaluate": { "resamples": 100 },
          "seeds": { "count": 2 }
        }

        """;
}
