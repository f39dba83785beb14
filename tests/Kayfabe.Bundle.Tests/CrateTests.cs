using System.Text.Json;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;

namespace Kayfabe.Bundle.Tests;

/// <summary>What the profiles say that a crate must have.</summary>
public sealed class CrateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_id_is_that_of_one_entity(bool hasData)
    {
        var entities = Entities(hasData);

        Assert.All(References(entities.Values), id => Assert.Contains(id, entities.Keys));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_root_has_what_the_profiles_demand(bool hasData)
    {
        var entities = Entities(hasData);
        var descriptor = entities[BundlePaths.Metadata];
        var root = entities["./"];

        Assert.Equal("CreativeWork", descriptor.GetProperty("@type").GetString());
        Assert.Equal(["./"], Ids(descriptor, "about"));
        Assert.Equal(
            ["https://w3id.org/ro/crate/1.1", "https://w3id.org/workflowhub/workflow-ro-crate/1.0"],
            Ids(descriptor, "conformsTo"));
        Assert.Equal("Dataset", root.GetProperty("@type").GetString());
        Assert.All((string[])["name", "description", "datePublished", "license"], name =>
            Assert.True(root.TryGetProperty(name, out _), name));
        Assert.Equal(
            [
                "https://w3id.org/ro/wfrun/process/0.5", "https://w3id.org/ro/wfrun/workflow/0.5",
                "https://w3id.org/ro/wfrun/provenance/0.5", "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
            ],
            Ids(root, "conformsTo"));
        Assert.All(Ids(root, "conformsTo"), id => Assert.Equal(["CreativeWork"], Types(entities[id])));
        Assert.Equal(["build/Program.cs"], Ids(root, "mainEntity"));
        Assert.Contains("#action/Train", Ids(root, "mentions"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_stage_is_a_step_a_tool_and_an_action(bool hasData)
    {
        var entities = Entities(hasData);
        var workflow = entities["build/Program.cs"];

        Assert.Equal(["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"], Types(workflow));
        Assert.Equal(["ComputerLanguage"], Types(entities[Ids(workflow, "programmingLanguage").Single()]));
        Assert.Equal(["#step/Import", "#step/Train", "#step/Report"], Ids(workflow, "step"));
        Assert.Equal(["#tool/Import", "build/Stages/Train.cs", "#tool/Report"], Ids(workflow, "hasPart"));
        foreach (var (step, tool) in Ids(workflow, "step").Zip(Ids(workflow, "hasPart")))
        {
            var stage = step["#step/".Length..];
            Assert.Equal(["HowToStep"], Types(entities[step]));
            Assert.Equal([tool], Ids(entities[step], "workExample"));
            Assert.Contains(Types(entities[tool]), type => type is "SoftwareApplication" or "SoftwareSourceCode");
            Assert.Equal([tool], Ids(entities[$"#action/{stage}"], "instrument"));
            Assert.Equal(["CreateAction"], Types(entities[$"#action/{stage}"]));
            Assert.NotEmpty(Ids(entities[$"#action/{stage}"], "result"));
            Assert.Equal([step], Ids(entities[$"#control/{stage}"], "instrument"));
            Assert.Equal([$"#action/{stage}"], Ids(entities[$"#control/{stage}"], "object"));
        }
        var organize = entities["#organize"];
        Assert.Equal(["OrganizeAction"], Types(organize));
        Assert.Equal(["SoftwareApplication"], Types(entities[Ids(organize, "instrument").Single()]));
        Assert.Equal(["#control/Import", "#control/Train", "#control/Report"], Ids(organize, "object"));
        Assert.Equal(["build/Program.cs"], Ids(entities[Ids(organize, "result").Single()], "instrument"));
        Assert.All(Ids(workflow, "input").Concat(Ids(workflow, "output")), id =>
        {
            Assert.Equal(["FormalParameter"], Types(entities[id]));
            Assert.True(entities[id].TryGetProperty("additionalType", out _));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_file_is_a_part_of_the_root_directly_or_not(bool hasData)
    {
        var entities = Entities(hasData);
        var reached = new HashSet<string>();
        Reach("./");

        Assert.All(entities, entity => Assert.True(
            !Types(entity.Value).Any(type => type is "File" or "Dataset") || reached.Contains(entity.Key), entity.Key));

        void Reach(string id)
        {
            if (!reached.Add(id))
                return;
            foreach (var part in Ids(entities[id], "hasPart"))
                Reach(part);
        }
    }

    [Fact]
    public void A_stage_s_files_are_its_action_s_objects_and_results()
    {
        var with = Entities(hasData: true);
        var without = Entities(hasData: false);

        Assert.Equal(["reports/tiny/model/features.csv"], Ids(with["#action/Train"], "object"));
        Assert.Equal(["reports/tiny/model/model.ubj"], Ids(with["#action/Train"], "result"));
        Assert.Equal(["data/tiny/pictures/", "sources/some%20file.csv"], Ids(with["#action/Import"], "object").Order());
        Assert.Equal(
            ["#data/tiny/pictures", "https://example.org/some%20file.csv"],
            Ids(without["#action/Import"], "object").Order());
        Assert.True(without["https://example.org/some%20file.csv"].TryGetProperty("sha256", out _));
        Assert.Contains("max_depth 3", with["#action/Train"].GetProperty("description").GetString());
    }

    private static Dictionary<string, JsonElement> Entities(bool hasData)
    {
        using var fixture = new BundleFixture();
        using var reader = BundleReader.Open(fixture.Write(fixture.Contents(hasData)), "bundle.zip");
        var document = JsonDocument.Parse(reader.ReadAll(BundlePaths.Metadata));
        Assert.Equal(
            ["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"],
            document.RootElement.GetProperty("@context").EnumerateArray().Select(one => one.GetString()!));
        return document.RootElement.GetProperty("@graph").EnumerateArray()
            .ToDictionary(entity => entity.GetProperty("@id").GetString()!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> References(IEnumerable<JsonElement> entities) =>
        entities.SelectMany(entity => entity.EnumerateObject()).SelectMany(member => IdsOf(member.Value));

    private static IEnumerable<string> Ids(JsonElement entity, string member) =>
        entity.TryGetProperty(member, out var value) ? IdsOf(value) : [];

    private static IEnumerable<string> IdsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value.GetProperty("@id").GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(IdsOf),
        _ => [],
    };

    private static IEnumerable<string> Types(JsonElement entity) => entity.GetProperty("@type") is var type
        && type.ValueKind == JsonValueKind.String
            ? [type.GetString()!]
            : type.EnumerateArray().Select(one => one.GetString()!);
}
