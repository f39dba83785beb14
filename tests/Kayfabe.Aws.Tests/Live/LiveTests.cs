using System.Globalization;
using Amazon.Rekognition.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Preflight;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Tests.Live;

/// <summary>
/// AWS itself, with the credentials, the profile and the region of the environment. Only where
/// <c>KAYFABE_LIVE_AWS</c> has the dollars that a run may cost, such as 0.05: it is checked before each request.
/// </summary>
[Trait("Needs", "AWS")]
public sealed class LiveTests : IDisposable
{
    private const string Variable = "KAYFABE_LIVE_AWS";

    // Of a picture and an operation, in every region that is known.
    private const decimal DearestRequest = 0.002m;

    private readonly decimal? _most = decimal.TryParse(
        Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var dollars) ? dollars : null;

    private readonly Lazy<AwsClients> _clients = new(() => AwsClients.Connect(new AwsConnection
    {
        Region = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1",
        Pace = new RequestPace(1),
    }));

    private AwsClients Clients => _clients.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_clients.IsValueCreated)
            _clients.Value.Dispose();
    }

    [Fact]
    public async Task Identity_region_and_clock_are_as_they_should_be()
    {
        SkipUnlessPaid(requests: 0);
        var report = await new PreflightChecks(Clients, new AwsSettings(), TimeProvider.System)
            .Run([], TestContext.Current.CancellationToken);
        Assert.Empty(report.Failures.Select(failure => $"{failure.Subject}: {failure.Text}"));
        Assert.NotNull(report.Place);
    }

    [Fact]
    public async Task The_three_operations_answer_about_a_picture_in_one_attempt_each()
    {
        SkipUnlessPaid(requests: 3);
        var bytes = await File.ReadAllBytesAsync(
            Directory.EnumerateFiles(Path.Combine(Root(), "data", "sample", "pictures"), "*.jpg").Order().First(),
            TestContext.Current.CancellationToken);
        Image Picture() => new() { Bytes = new MemoryStream(bytes) };
        using var call = HttpCall.Begin(isRepeatable: false);
        var cancel = TestContext.Current.CancellationToken;

        var labels = await Clients.Rekognition.DetectLabelsAsync(
            new DetectLabelsRequest { Image = Picture(), MinConfidence = 50, MaxLabels = 10 }, cancel);
        Assert.NotEmpty(labels.LabelModelVersion);
        var moderation = await Clients.Rekognition.DetectModerationLabelsAsync(
            new DetectModerationLabelsRequest { Image = Picture(), MinConfidence = 50 }, cancel);
        Assert.NotEmpty(moderation.ModerationModelVersion);
        await Clients.Rekognition.RecognizeCelebritiesAsync(
            new RecognizeCelebritiesRequest { Image = Picture() }, cancel);
        Assert.Equal(3, call.Attempts);
    }

    private void SkipUnlessPaid(int requests)
    {
        Assert.SkipUnless(_most is not null, $"{Variable} is not set: the dollars that a run on AWS itself may cost.");
        var cost = new Money(requests * DearestRequest);
        Assert.SkipUnless(cost.Dollars <= _most, $"It may cost {cost}, more than {Variable} allows.");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Kayfabe.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
