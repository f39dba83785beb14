using System.Text;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study;
using Kayfabe.Study.About;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Reporting;

namespace Kayfabe.Bundle.Tests;

/// <summary>A small study of two stages and a report, on disk, and what a bundle of it is made from.</summary>
internal sealed class BundleFixture : IDisposable
{
    public const string Study = "tiny";

    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-").FullName;

    /// <summary>The path of a file of the test's own.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>The contents.</summary>
    public BundleContents Contents(bool hasData = true, Func<StudySettings, StudySettings>? edit = null)
    {
        var settings = new StudySettings
        {
            Title = "A tiny study",
            Question = "Does it fit into a zip?",
            Description = "It is small.",
            Synthetic = true,
            Annotate = new AnnotateSettings(),
            About = new AboutSettings
            {
                License = "MIT",
                Creators =
                [
                    new Creator { Name = "Josiah Carberry", Orcid = "0000-0002-1825-0097", Affiliation = "Brown" },
                    new Creator { Name = "The authors", Organization = true },
                ],
                Address = "https://example.org/tiny",
                Date = "2026-11-26",
            },
            Report = new ReportSettings
            {
                ModelCard = new ModelCardText { IntendedUse = "Tests.", Caveats = "It is tiny.", Ethics = "Nobody." },
                Datasheet = new DatasheetText { Collection = "By hand.", Uses = "Tests." },
            },
        };
        settings = edit?.Invoke(settings) ?? settings;
        var pictures = Digest.Of("two pictures"u8);
        var published = Digest.Of("published"u8);
        var features = Output("features.csv", "id,name\n");
        var model = Output("model.ubj", "model");
        var report = Output("report.html", "<p>A report</p>");
        var metrics = Output("metrics.json", "{}");
        var run = new StudyLock(Study,
        [
            Stage("Import", [Input("some file.csv", published), Input("pictures", pictures)], [features]),
            Stage("Train",
                [
                    new(EntryKind.Package, "CsvHelper", "34.0.0.0 (00)"),
                    new(EntryKind.Environment, "XGBoost", "1.7.4"),
                    new(EntryKind.Setting, "max_depth", "3"),
                    new(EntryKind.Artifact, "Import/features.csv", features.Digest.ToString()),
                    new(EntryKind.Artifact, "Featurize", null),
                ],
                [model]),
            Stage("Report", [new(EntryKind.Artifact, "Train/model.ubj", model.Digest.ToString())], [metrics, report]),
        ]);
        List<BundleFile> files =
        [
            At("build/Program.cs", "// The program.", BundlePart.Code),
            At("build/Stages/Train.cs", "// Train.", BundlePart.Code),
            At("build.sh", "#!/bin/sh\n", BundlePart.Code) with { IsExecutable = true },
            At($"data/{Study}/study.json", "{}", BundlePart.Settings),
            At($"reports/{Study}/lock.json", Encoding.UTF8.GetString(run.ToBytes()), BundlePart.Lock),
            At($"reports/{Study}/metrics.json", "{}", BundlePart.Report),
            At($"reports/{Study}/report.html", "<p>A report</p>", BundlePart.Report),
            At($"reports/{Study}/model/features.csv", "id,name\n", BundlePart.Model),
            At($"reports/{Study}/model/model.ubj", "model", BundlePart.Model),
        ];
        if (hasData)
        {
            files.Add(At("sources/some file.csv", "published", BundlePart.Data));
            files.Add(At($"data/{Study}/pictures/ä b#1.jpg", "picture 1", BundlePart.Data));
            files.Add(At($"data/{Study}/pictures/c.png", "picture 2", BundlePart.Data));
        }
        return new BundleContents
        {
            Settings = settings,
            Lock = run,
            LockDigest = Digest.Of(run.ToBytes()),
            Metrics = ModelMetrics.Of(Predictions(), new EvaluateSettings(), 1),
            Code = new CodeRevision("0123456789012345678901234567890123456789", IsDirty: false),
            StageDescriptions = new Dictionary<string, string> { ["Train"] = "A model." },
            Inputs =
            [
                new StudyInput("pictures", pictures, StudyInputKind.Folder),
                new StudyInput(
                    "some file.csv", published, StudyInputKind.Published,
                    new Uri("https://example.org/some%20file.csv")),
            ],
            Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            HasData = hasData,
        };
    }

    /// <summary>Writes a bundle, and returns its path.</summary>
    public string Write(BundleContents? contents = null, string name = "bundle.zip")
    {
        BundleWriter.Write(File(name), contents ?? Contents());
        return File(name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BundleFile At(string path, string content, BundlePart part)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var file = File(Convert.ToHexString(Encoding.UTF8.GetBytes(path)));
        System.IO.File.WriteAllBytes(file, bytes);
        return new BundleFile(path, Digest.Of(bytes), bytes.Length, part, file);
    }

    private static LockedStage Stage(string name, KeyEntry[] entries, OutputFile[] outputs)
    {
        var key = new KeyDescription(entries);
        return new LockedStage(name, key.Key, key.Entries, outputs);
    }

    private static KeyEntry Input(string name, Digest digest) => new(EntryKind.Input, name, digest.ToString());

    private static OutputFile Output(string path, string content) =>
        new(path, Digest.Of(Encoding.UTF8.GetBytes(content)), content.Length);

    private static Prediction[] Predictions() =>
    [
        .. Enumerable.Range(0, 60).Select(i => new Prediction(
            $"r{i}", $"p{i / 2}", i % 3 == 0, i % 7 / 7.0)),
    ];
}
