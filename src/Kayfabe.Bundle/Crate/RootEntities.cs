using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Study.About;
using static Kayfabe.Bundle.Crate.CrateGraph;

namespace Kayfabe.Bundle.Crate;

/// <summary>The crate itself: what it is, by whom, under which licence, and the profiles that it follows.</summary>
internal static class RootEntities
{
    private const string Root = "./";
    private const string RoCrate = "https://w3id.org/ro/crate/1.1";
    private const string WorkflowCrate = "https://w3id.org/workflowhub/workflow-ro-crate/1.0";

    private static readonly (string Id, string Name, string Version)[] s_profiles =
    [
        ("https://w3id.org/ro/wfrun/process/0.5", "Process Run Crate", "0.5"),
        ("https://w3id.org/ro/wfrun/workflow/0.5", "Workflow Run Crate", "0.5"),
        ("https://w3id.org/ro/wfrun/provenance/0.5", "Provenance Run Crate", "0.5"),
        (WorkflowCrate, "Workflow RO-Crate", "1.0"),
    ];

    /// <summary>Adds the descriptor and the root; returns the root, whose parts are added later.</summary>
    public static JsonObject Add(CrateGraph graph, BundleContents contents)
    {
        graph.Add(BundlePaths.Metadata, "CreativeWork")
            .With("about", Ref(Root))
            .With("conformsTo", Refs([RoCrate, WorkflowCrate]));
        var about = contents.Settings.About;
        var license = AboutLinks.OfLicense(about.License!);
        var root = graph.Add(Root, "Dataset")
            .With("name", contents.Settings.Title)
            .With("description", contents.Description)
            .With("keywords", contents.Settings.Synthetic ? JsonText.List(["synthetic data"]) : null)
            .With("datePublished", about.Date)
            .With("license", Ref(license))
            .With("url", about.Address)
            .With("identifier", $"{contents.Study}-{contents.Lock.Id}")
            .With("conformsTo", Refs(s_profiles.Select(profile => profile.Id)));
        graph.Add(RoCrate, "CreativeWork").With("name", "RO-Crate").With("version", "1.1");
        foreach (var (id, name, version) in s_profiles)
            graph.Add(id, "CreativeWork").With("name", name).With("version", version);
        graph.Add(license, "CreativeWork").With("name", about.License).With("url", license);
        var creators = about.Creators.Select((creator, i) => Add(graph, creator, i + 1)).ToArray();
        root["author"] = Refs(creators);
        root["creator"] = Refs(creators);
        return root;
    }

    private static string Add(CrateGraph graph, Creator creator, int number)
    {
        var id = AboutLinks.Of(creator) ?? $"#creator-{number}";
        var entity = graph.Add(id, creator.Organization ? "Organization" : "Person")
            .With("name", creator.Name)
            .With("url", creator.Address);
        if (creator.Affiliation is { } affiliation)
        {
            var organization = "#organization/" + Uri.EscapeDataString(affiliation);
            entity["affiliation"] = Ref(organization);
            graph.Add(organization, "Organization").With("name", affiliation);
        }
        return id;
    }
}
