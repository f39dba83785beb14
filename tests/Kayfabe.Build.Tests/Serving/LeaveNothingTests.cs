using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Tests;

namespace Kayfabe.Build.Tests.Serving;

/// <summary>From a training to a teardown as a user types it, with S3 as moto has it.</summary>
public sealed class LeaveNothingTests(BuiltCheckout built, MotoServer moto)
    : IClassFixture<BuiltCheckout>, IClassFixture<MotoServer>
{
    private const string Account = "123456789012", Bucket = $"kayfabe-{Account}-us-east-1";

    [Fact]
    public async Task A_teardown_leaves_nothing_of_a_training_an_endpoint_and_what_was_uploaded_for_them()
    {
        Assert.SkipUnless(moto.Url is not null, "There is no moto_server.");
        using var server = new ScriptedServer(ScriptedServices.All(new PassedOn(moto.Url)));
        using var checkout = built.Checkout.Copy();
        File.Copy(
            Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(checkout.Root, "data", "prices.json"));
        checkout.Edit(study => study["aws"] = new JsonObject { ["account"] = Account, ["role"] = "SageMaker" });
        HostRun Run(params string[] options) => Host.Run(checkout, Environment(server.Url), options).Succeeded();

        var trained = Run("--target=Train", "--engine=sagemaker", "--yes");
        Assert.Contains("trained on SageMaker by job kf-", trained.Out, StringComparison.Ordinal);
        var unbounded = Host.Run(
            checkout, Environment(server.Url), "--target=Deploy", "--realtime", "--ttl=never", "--yes", "--max-cost=50");
        Assert.NotEqual(0, unbounded.ExitCode);
        Assert.Contains("--max-cost cannot be kept to", unbounded.Text, StringComparison.Ordinal);
        Run("--target=Deploy", "--realtime", "--ttl=2h", "--yes");
        Assert.NotEqual(0, await Objects());
        Assert.Contains("$0.115 an hour", Run("--target=Resources").Out, StringComparison.Ordinal);
        Assert.Contains("add --yes", Run("--target=Teardown").Out, StringComparison.Ordinal);
        Assert.NotEqual(0, await Objects());

        var gone = Run("--target=Teardown", "--yes");
        Assert.Contains("Nothing of small that costs is left", gone.Out, StringComparison.Ordinal);
        Assert.Equal(0, await Objects());
        Assert.Contains("$0.00 an hour", Run("--target=Resources").Out, StringComparison.Ordinal);
        Assert.Contains(
            $"To remove: the bucket {Bucket}", Run("--target=Teardown", "--with-bucket").Out, StringComparison.Ordinal);
        Run("--target=Teardown", "--yes", "--with-bucket");
        Assert.Equal(-1, await Objects());
    }

    private static Dictionary<string, string?> Environment(Uri server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PROFILE"] = null,
    };

    // Versions of objects in the whole bucket, wherever in it; -1 where there is none.
    private async Task<int> Objects()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(moto.Url!, $"{Bucket}?versions"));
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, "
            + "Signature=0");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
            return -1;
        var listing = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return listing.Split("<Key>").Length - 1;
    }
}
