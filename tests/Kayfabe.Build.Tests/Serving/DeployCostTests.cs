using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Build.Tests.Terminal;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Serving;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.Build.Tests.Serving;

/// <summary>What is said of an instance that nothing ends, and of one that is not waited for.</summary>
public sealed class DeployCostTests : IClassFixture<BuiltCheckout>, IDisposable
{
    private readonly ScriptedServer _server = new(ScriptedServices.All(new MemoryS3()));
    private readonly Checkout _checkout;

    public DeployCostTests(BuiltCheckout built)
    {
        _checkout = built.Checkout.Copy();
        File.Copy(
            Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(_checkout.Root, "data", "prices.json"));
        _checkout.Edit(study => study["aws"] = new JsonObject { ["account"] = "123456789012", ["role"] = "SageMaker" });
    }

    private Dictionary<string, string?> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = _server.Url.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PROFILE"] = null,
    };

    [Fact]
    public void No_limit_of_costs_can_be_kept_to()
    {
        var run = Host.Run(
            _checkout, Environment, "--target=Deploy", "--realtime", "--ttl=never", "--yes", "--max-cost=100");
        Assert.Contains(
            "nothing would end this instance, so that --max-cost cannot be kept to",
            run.AssertExplained().Error, StringComparison.Ordinal);
        Assert.Empty(_server.Services.OfType<ScriptedEndpoints>().Single().Endpoints);
    }

    [Fact]
    public void It_is_asked_about_twice_and_no_schedule_is_among_its_costs()
    {
        Dialogue.SkipWithout();
        var run = Host.OnTerminal(
            _checkout, Environment, [("Go on? [y/N] ", "y\n"), ("Really without --ttl? [y/N] ", "\n")],
            "--target=Deploy", "--realtime");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "keep a real-time endpoint until somebody removes it, and cost each day:", run.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("schedule", run.Out, StringComparison.Ordinal);
        Assert.Empty(_server.Services.OfType<ScriptedEndpoints>().Single().Endpoints);
    }

    [Fact]
    public void Who_stops_waiting_for_one_is_told_that_it_may_come_to_be_and_be_billed()
    {
        Dialogue.SkipWithout();
        var run = Host.OnTerminal(
            _checkout, Environment, [("the endpoint: Creating", "\u0003")], "--target=Deploy", "--realtime", "--ttl=2h",
            "--yes");
        Assert.Equal(130, run.ExitCode);
        Assert.Matches(
            "The endpoint kayfabe-small-realtime-[0-9a-f]+ may come to be all the same, and is billed", run.Out);
        Assert.Single(_server.Services.OfType<ScriptedEndpoints>().Single().Endpoints);
        Host.Run(_checkout, Environment, "--target=Teardown", "--yes").Succeeded();
        Assert.Empty(_server.Services.OfType<ScriptedEndpoints>().Single().Endpoints);
    }

    public void Dispose()
    {
        _server.Dispose();
        _checkout.Dispose();
    }
}
