using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;
using static Kayfabe.Bundle.Crate.CrateGraph;

namespace Kayfabe.Bundle.Crate;

/// <summary>
/// The RO-Crate metadata: RO-Crate 1.1, Workflow RO-Crate 1.0, and Workflow Run Crate 0.5 in its form with steps,
/// "Provenance Run Crate". Newer versions exist; validators in the field know these.
/// </summary>
internal static class CrateDocument
{
    /// <summary>The document.</summary>
    /// <param name="contents">What the bundle is made from.</param>
    /// <param name="generated">Files of the bundle that are made with it: path and content.</param>
    public static byte[] Of(BundleContents contents, IReadOnlyList<(string Path, byte[] Content)> generated)
    {
        var graph = new CrateGraph();
        var ids = new CrateIds(contents);
        var root = RootEntities.Add(graph, contents);
        root["mainEntity"] = Ref(BundlePaths.Workflow);
        var files = new FileEntities(graph, root);
        files.AddAll(contents);
        foreach (var (path, content) in generated)
        {
            var isPart = path != BundlePaths.Preview;
            files.Add(path, Digest.Of(content), content.Length, DescriptionOf(path), isPart).With("about", Ref("./"));
        }
        WorkflowEntities.Add(graph, contents, ids);
        var run = new RunEntities(graph, contents, ids);
        run.Add(files);
        root["mentions"] = Refs(run.Actions);
        return graph.ToBytes();
    }

    private static string DescriptionOf(string path) => path switch
    {
        BundlePaths.Bom => "Bill of materials of the model: CycloneDX 1.6.",
        BundlePaths.Croissant => "Metadata of the data set: Croissant 1.1.",
        _ => "This crate as a page.",
    };
}
