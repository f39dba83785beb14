using System.Globalization;
using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Crate;

/// <summary>The files and folders of the crate: each file is a part of the nearest folder that is described.</summary>
internal sealed class FileEntities
{
    private readonly CrateGraph _graph;
    private readonly Dictionary<string, JsonArray> _parts = new(StringComparer.Ordinal);

    /// <param name="graph">The crate.</param>
    /// <param name="root">Its root.</param>
    public FileEntities(CrateGraph graph, JsonObject root)
    {
        _graph = graph;
        _parts[""] = [];
        root["hasPart"] = _parts[""];
    }

    /// <summary>Adds the folders at the top, those that are inputs of the study, and all files.</summary>
    public void AddAll(BundleContents contents)
    {
        var tops = contents.Files.Select(file => file.Path.Split('/')).Where(names => names.Length > 1)
            .Select(names => names[0]).Distinct(StringComparer.Ordinal);
        foreach (var top in tops)
            AddFolder(top, NameOf(top));
        foreach (var input in contents.Inputs)
        {
            if (contents.HasData && input.Kind == StudyInputKind.Folder)
                AddFolder(BundlePaths.Input(contents.Study, input), $"{input.Name} of the study");
        }
        foreach (var file in contents.Files)
        {
            Add(file.Path, file.Digest, file.Size, DescriptionOf(file), isPart: true, TypesOf(file))
                .With("version", file.Path == BundlePaths.Workflow ? contents.Code.Version : null);
        }
    }

    /// <summary>Adds one file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="digest">The digest of its content.</param>
    /// <param name="size">The number of its bytes.</param>
    /// <param name="description">What it is; null for what its name says.</param>
    /// <param name="isPart">Whether it is a part of the crate, and not about it.</param>
    /// <param name="types">Its types, where it is more than a file.</param>
    public JsonObject Add(
        string path, Digest digest, long size, string? description, bool isPart, params string[] types)
    {
        var id = CrateGraph.IdOf(path);
        if (isPart)
            _parts[FolderOf(path)].Add(CrateGraph.Ref(id));
        return _graph.Add(id, !isPart ? ["CreativeWork"] : types is [] ? ["File"] : types)
            .With("name", path[(path.LastIndexOf('/') + 1)..])
            .With("description", description)
            .With("contentSize", size.ToString(CultureInfo.InvariantCulture))
            .With("encodingFormat", MediaTypes.Of(path))
            .With("sha256", digest.Hex);
    }

    /// <summary>Adds a file that is published elsewhere.</summary>
    public JsonObject AddElsewhere(string url)
    {
        _parts[""].Add(CrateGraph.Ref(url));
        return _graph.Add(url, "File");
    }

    private void AddFolder(string path, string name)
    {
        var id = CrateGraph.IdOf(path) + "/";
        var parts = new JsonArray();
        _parts[FolderOf(path)].Add(CrateGraph.Ref(id));
        _graph.Add(id, "Dataset").With("name", name).With("hasPart", parts);
        _parts[path] = parts;
    }

    // The path of the nearest folder above that is described.
    private string FolderOf(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_parts.ContainsKey(path[..slash]))
                return path[..slash];
        }
        return "";
    }

    private static string[] TypesOf(BundleFile file) =>
        file.Path == BundlePaths.Workflow ? ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"]
        : file.Path.StartsWith("build/Stages/", StringComparison.Ordinal) ? ["File", "SoftwareSourceCode"]
        : ["File"];

    private static string? DescriptionOf(BundleFile file) => file.Part switch
    {
        BundlePart.Lock => "The inputs and outputs of every stage of the run, by digest.",
        BundlePart.Model => "A part of the published model.",
        BundlePart.Settings => "The study's settings.",
        _ => null,
    };

    private static string NameOf(string folder) => folder switch
    {
        "artifacts" => "What each stage made",
        "build" => "The code of the build: its stages and targets",
        "data" => "The study: its settings, and its data where they are in this bundle",
        "docs" => "The documentation",
        "reports" => "What is published of the study: the report, the model, the lock",
        "sources" => "Files that others published, which the study is made of",
        "src" => "The code of the libraries",
        "tests" => "The tests of the code",
        _ => folder,
    };
}
