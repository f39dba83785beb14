using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.Build.Tests.Serving;

/// <summary>Predict on pictures that are not the study's own, as a user types it.</summary>
public sealed class PredictPicturesTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    [Fact]
    public void A_picture_without_a_recording_is_asked_about_at_a_price_and_never_twice()
    {
        using var server = new ScriptedServer([new ScriptedIdentity(), new ScriptedRekognition(new MemoryS3())]);
        using var checkout = WithPrices(built.Checkout.Copy());
        var pictures = Directory.CreateDirectory(Path.Combine(checkout.Root, "new")).FullName;
        File.Copy(checkout.In("pictures/HPic001.png"), Path.Combine(pictures, "known.png"));
        File.WriteAllBytes(Path.Combine(pictures, "other.png"), [.. RoadStudy.Drawing(1), 1]);
        var study = Checkout.Digests(checkout.StudyFolder);
        HostRun Predict(params string[] options) => Host.Run(
            checkout, Environment(server.Url),
            ["--target=Predict", $"--input={pictures}", $"--output={checkout.Root}/out.csv", .. options]);

        Assert.Contains("Add --yes", Predict().AssertExplained().Error, StringComparison.Ordinal);
        Assert.Equal(0, Billed(server));
        Assert.Contains("about 1 picture:", Predict("--yes").Succeeded().Out, StringComparison.Ordinal);
        var billed = Billed(server);
        Assert.NotEqual(0, billed);
        Assert.Equal(["id", "known", "other"], File.ReadAllLines(Path.Combine(checkout.Root, "out.csv"))
            .Select(line => line.Split(',')[0]));

        Host.Run(checkout, "--target=Clean").Succeeded();
        Predict().Succeeded();
        Assert.Equal(billed, Billed(server));
        Assert.Equal(study, Checkout.Digests(checkout.StudyFolder));
    }

    [Fact]
    public void A_withdrawn_picture_is_refused_and_not_sent()
    {
        using var server = new ScriptedServer([new ScriptedIdentity(), new ScriptedRekognition(new MemoryS3())]);
        using var checkout = WithPrices(built.Checkout.Copy());
        var picture = Path.Combine(checkout.Root, "copy.png");
        File.Copy(checkout.In("pictures/HPic001.png"), picture);
        Host.Run(checkout, "--target=Forget", "--picture=HPic001", "--yes").Succeeded();

        var run = Host.Run(
            checkout, Environment(server.Url),
            ["--target=Predict", $"--input={picture}", $"--output={checkout.Root}/out.csv", "--yes"]);
        Assert.Contains("withdrawn from the study", run.AssertExplained().Error, StringComparison.Ordinal);
        Assert.Equal(0, Billed(server));
    }

    private static int Billed(ScriptedServer server) => server.RequestsByOperation
        .Where(one => one.Key.StartsWith("RekognitionService.", StringComparison.Ordinal)).Sum(one => one.Value);

    private static Checkout WithPrices(Checkout checkout)
    {
        File.Copy(
            Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(checkout.Root, "data", "prices.json"));
        return checkout;
    }

    private static Dictionary<string, string?> Environment(Uri server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PROFILE"] = null,
    };
}
