using System.Text.Json;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Paying;

public sealed class EstimateTests : IDisposable
{
    private static readonly Dictionary<string, string?> s_nothingNamed = new()
    {
        ["AWS_REGION"] = null,
        ["AWS_DEFAULT_REGION"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_ACCESS_KEY_ID"] = null,
        // Whatever would be asked, would be asked here, and not answered.
        ["http_proxy"] = "http://127.0.0.1:9",
        ["https_proxy"] = "http://127.0.0.1:9",
    };

    private readonly Checkout _checkout = Checkout.Fresh(new RoadStudy());

    public EstimateTests() => File.Copy(
        Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(_checkout.Root, "data", "prices.json"));

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Only_requests_without_a_recording_are_counted()
    {
        _checkout.Edit(study => study["detect"]!["kinds"] = new System.Text.Json.Nodes.JsonArray("label", "celebrity"));
        File.Delete(_checkout.In($"pictures/{RoadStudy.IdOf(0)}.png"));
        var recordings = File.ReadAllLines(_checkout.In("recordings/labels.jsonl"));
        File.WriteAllLines(_checkout.In("recordings/labels.jsonl"), recordings[..^5]);
        // 59 pictures here, of which five have no recording of labels, and one to fetch; nobody has celebrities.
        using var estimate = Json();
        var record = estimate.RootElement.GetProperty("targets")[0];
        Assert.Equal("Record", record.GetProperty("target").GetString());
        Assert.Equal(
            [("DetectLabels", 6), ("RecognizeCelebrities", 60)],
            record.GetProperty("lines").EnumerateArray()
                .Select(line => (line.GetProperty("what").GetString()!, line.GetProperty("quantity").GetInt32())));
        Assert.Equal("0.066", record.GetProperty("dollars").GetString());
    }

    [Fact]
    public void An_algorithm_of_ones_own_is_estimated_where_the_study_has_one()
    {
        using (var without = Json())
            Assert.DoesNotContain("Algorithm", Names(without));
        _checkout.Edit(study => study["algorithm"] = new System.Text.Json.Nodes.JsonObject { ["image"] = "topics" });
        using var estimate = Json();
        Assert.Contains("Algorithm", Names(estimate));

        static IEnumerable<string?> Names(JsonDocument estimate) => estimate.RootElement.GetProperty("targets")
            .EnumerateArray().Select(static target => target.GetProperty("target").GetString());
    }

    [Fact]
    public void A_region_without_prices_is_said_to_have_none()
    {
        _checkout.Edit(study => study["aws"] = new System.Text.Json.Nodes.JsonObject { ["region"] = "eu-north-1" });
        using var estimate = Json();
        Assert.Equal("eu-north-1", estimate.RootElement.GetProperty("region").GetString());
        Assert.All(
            estimate.RootElement.GetProperty("targets").EnumerateArray().Skip(1),
            target => Assert.Equal(JsonValueKind.Null, target.GetProperty("dollars").ValueKind));
        Assert.Contains("Not known in eu-north-1", Run().Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_the_prices_is_named_with_its_place()
    {
        var prices = Path.Combine(_checkout.Root, "data", "prices.json");
        File.WriteAllText(prices, "{ \"prices\": [ { \"item\": 5 } ] }");
        Assert.Contains(
            "data/prices.json(1,25): prices.0.item is 5", Run().AssertExplained().Error, StringComparison.Ordinal);
    }

    private JsonDocument Json() => JsonDocument.Parse(Run("--json").Succeeded().Out);

    private HostRun Run(params string[] options) =>
        Host.Run(_checkout, s_nothingNamed, ["--target=Estimate", .. options]);
}
