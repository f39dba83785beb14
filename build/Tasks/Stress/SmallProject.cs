using Kayfabe.Build.Running;
using Kayfabe.Sample;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A folder like a clone of the project, with one small study and a store of its own.</summary>
internal sealed class SmallProject(string root)
{
    /// <summary>The study's name.</summary>
    public const string Study = "stress";

    // A seed of which so few pictures have two annotators.
    private const ulong Seed = 1;
    private const int Pictures = 40;

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>Its files by the names that a build gives them.</summary>
    public ProjectPaths Paths { get; } = new(root, Study, Path.Combine(root, ProjectPaths.OwnCache));

    /// <summary>Where all studies are published.</summary>
    public string Reports => Path.Combine(root, "reports");

    /// <summary>Writes the study into a new folder; nothing is built.</summary>
    public static SmallProject Create(string root)
    {
        var project = new SmallProject(root);
        LargeStudy.Write(project.Paths.StudyFolder, Pictures, Seed);
        File.WriteAllText(project.Paths.StudyFile, StudyJson);
        File.WriteAllText(project.In("global.json"), "{}\n");
        return project;
    }

    /// <summary>The path of something in the folder.</summary>
    public string In(string path) => Path.Combine(root, path);

    /// <summary>A copy, with all that was built, or of the inputs alone.</summary>
    public SmallProject CopyTo(string folder, bool withResults)
    {
        Copy(withResults ? root : Paths.Data, withResults ? folder : Path.Combine(folder, "data"));
        if (!withResults)
            File.Copy(In("global.json"), Path.Combine(folder, "global.json"));
        return new SmallProject(folder);
    }

    /// <summary>Copies a folder.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in FolderFiles.Below(from))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target);
        }
    }

    /// <summary>The digest of everything that a build here reads.</summary>
    public Digest Inputs()
    {
        var lines = FolderFiles.Below(Paths.Data).Select(file => $"{file} {DigestOf(Path.Combine(Paths.Data, file))}");
        return Digest.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    /// <summary>
    /// The digests of all artifacts and of all that is published, the lock included; without what tells of the run
    /// alone: when, where, and how it came out.
    /// </summary>
    public SortedDictionary<string, string> Results()
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in (string[])[Paths.Artifacts, Reports])
        {
            foreach (var file in Directory.Exists(folder) ? FolderFiles.Below(folder) : [])
            {
                var path = Path.Combine(folder, file);
                if (!IsOfTheRun(folder, file))
                    results[Path.GetRelativePath(root, path)] = DigestOf(path);
            }
        }
        return results;
    }

    private bool IsOfTheRun(string folder, string file) => folder == Reports
        ? file.StartsWith($"{Study}/provenance/", StringComparison.Ordinal)
        : file.StartsWith('.') || Path.Combine(folder, file) == Paths.RunFile;

    private static string DigestOf(string path) =>
        FileStat.Of(path) is null ? "not a file" : Digest.OfFile(path).ToString();

    // Small numbers of rounds, seeds and resamples: it is about what is run, not about what comes out.
    private const string StudyJson = """
        {
          "title": "A small study",
          "question": "Is anything lost?",
          "synthetic": true,
          "seed": 7,
          "ingest": {},
          "detect": {},
          "annotate": {},
          "featurize": { "threshold": 95 },
          "split": { "fraction": 0.6 },
          "train": { "num_round": 5, "max_depth": 3, "eta": 0.3 },
          "evaluate": { "resamples": 100 },
          "seeds": { "count": 2 },
          "crossValidate": { "repeats": 1, "folds": 3 },
          "thresholds": { "at": [60, 90] }
        }

        """;
}
