using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws;

/// <summary>
/// Detects labels, moderation labels and celebrities: what it sees follows from the digest of the picture's bytes. It
/// looks at a picture's first bytes and size as the service does, and takes pictures from S3.
/// </summary>
/// <param name="storage">Where objects of S3 are.</param>
public sealed class ScriptedRekognition(IScriptedService storage) : IScriptedService
{
    private const string Prefix = "RekognitionService.";
    private const int LargestBytes = 5_242_880;

    private static readonly string[] s_labels =
        ["Ring", "Person", "Belt", "Crowd", "Costume", "Food", "Dog", "Glove", "Microphone", "Poster"];

    /// <summary>The version of the label model.</summary>
    public string LabelModel { get; set; } = "3.0";

    /// <summary>The version of the moderation model.</summary>
    public string ModerationModel { get; set; } = "7.0";

    /// <summary>How often each picture was answered for, by operation and digest (64 hexadecimal digits).</summary>
    public ConcurrentDictionary<(string Operation, string Digest), int> Answered { get; } = new();

    /// <inheritdoc/>
    public async Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel)
    {
        if (!request.Operation.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var operation = request.Operation[Prefix.Length..];
        using var body = JsonDocument.Parse(request.Body);
        var picture = await PictureOf(body.RootElement.GetProperty("Image"), cancel);
        if (picture is null)
            return ScriptedResponse.Error("InvalidS3ObjectException", "Unable to get object metadata from S3.");
        if (!IsPicture(picture))
            return ScriptedResponse.Error("InvalidImageFormatException", "Request has invalid image format");
        if (picture.Length > LargestBytes && body.RootElement.GetProperty("Image").TryGetProperty("Bytes", out _))
            return ScriptedResponse.Error("ImageTooLargeException", "Image size is too large");
        var digest = SHA256.HashData(picture);
        var answer = operation switch
        {
            "DetectLabels" =>
                Labels(digest, Number(body, "MinConfidence") ?? 55, (int)(Number(body, "MaxLabels") ?? 1000)),
            "DetectModerationLabels" => Moderation(digest, Number(body, "MinConfidence") ?? 50),
            "RecognizeCelebrities" => Celebrities(digest),
            _ => null,
        };
        if (answer is null)
            return null;
        Answered.AddOrUpdate((operation, Convert.ToHexStringLower(digest)), 1, static (_, count) => count + 1);
        return new ScriptedResponse(200, Encoding.UTF8.GetBytes(answer))
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-amz-json-1.1" },
        };
    }

    private static double? Number(JsonDocument body, string name) =>
        body.RootElement.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static bool IsPicture(byte[] bytes) => bytes is [0xFF, 0xD8, 0xFF, ..] or [0x89, 0x50, 0x4E, 0x47, ..];

    private async Task<byte[]?> PictureOf(JsonElement image, CancellationToken cancel)
    {
        if (image.TryGetProperty("Bytes", out var bytes))
            return bytes.GetBytesFromBase64();
        var place = image.GetProperty("S3Object");
        var path = $"/{place.GetProperty("Bucket").GetString()}/{place.GetProperty("Name").GetString()}";
        var headers = new Dictionary<string, string>
        {
            ["Authorization"] = "Credential=a/20260101/us-east-1/s3/aws4_request",
        };
        var found = await storage.Answer(
            new ScriptedRequest("GET", path, new Dictionary<string, string>(), headers, []), cancel);
        return found is { Status: 200 } ? found.Body : null;
    }

    private string Labels(byte[] digest, double least, int most)
    {
        var labels = Enumerable.Range(0, Math.Min(most, 1 + (digest[0] % 6))).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"Name\":\"{s_labels[(digest[1] + i) % s_labels.Length]}\",\"Confidence\":"
            + $"{Confidence(digest[2 + i], least)},\"Instances\":[],\"Parents\":[],\"Aliases\":[]}}"));
        return $"{{\"Labels\":[{string.Join(',', labels)}],\"LabelModelVersion\":\"{LabelModel}\"}}";
    }

    private string Moderation(byte[] digest, double least)
    {
        var labels = digest[3] % 4 != 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"Confidence\":{Confidence(digest[4], least)},\"Name\":\"Violence\",\"ParentName\":\"\","
            + $"\"TaxonomyLevel\":1}}");
        return $"{{\"ModerationLabels\":[{labels}],\"ModerationModelVersion\":\"{ModerationModel}\","
            + "\"ContentTypes\":[]}";
    }

    private static string Celebrities(byte[] digest)
    {
        var faces = digest[5] % 3 != 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"Urls\":[],\"Name\":\"Zephra Quillstone\",\"Id\":\"scripted1\","
            + $"\"MatchConfidence\":{Confidence(digest[6], 50)},\"KnownGender\":{{\"Type\":\"Female\"}}}}");
        return $"{{\"CelebrityFaces\":[{faces}],\"UnrecognizedFaces\":[]}}";
    }

    private static double Confidence(byte one, double least) => Math.Round(least + ((100 - least) * one / 256), 4);
}
