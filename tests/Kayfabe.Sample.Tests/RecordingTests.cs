using System.Security.Cryptography;
using System.Text.Json;

namespace Kayfabe.Sample.Tests;

/// <summary>The recordings have the services' shapes and the gaps that real ones have.</summary>
[Collection(SampleFixture.Name)]
public sealed class RecordingTests(SampleFixture sample)
{
    private IReadOnlyList<JsonElement> All => Read(sample.Folder);

    [Fact]
    public void One_picture_in_a_hundred_has_none_and_no_recording_lacks_its_picture()
    {
        var pictures = PictureDigests(sample.Folder);
        var recorded = All.Select(recording => Text(recording, "picture")).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(recorded, pictures);
        Assert.InRange(pictures.Count - recorded.Count, 6, 18);
    }

    [Fact]
    public void Some_requests_were_made_again_later()
    {
        var again = All.GroupBy(recording => (Text(recording, "picture"), Text(recording, "operation")))
            .Where(group => group.Count() > 1).ToArray();

        Assert.NotEmpty(again);
        Assert.All(again, group => Assert.Equal(
            group.Count(), group.Select(recording => Text(recording, "recordedAt")).Distinct().Count()));
    }

    [Fact]
    public void Two_versions_of_each_model_answered()
    {
        Assert.Equal(["2.0", "3.0"], Versions("LabelModelVersion"));
        Assert.Equal(["6.1", "7.0"], Versions("ModerationModelVersion"));
    }

    [Fact]
    public void Confidences_spread_from_the_floor_up()
    {
        var confidences = Labels().Select(label => label.GetProperty("Confidence").GetDouble()).ToArray();

        Assert.All(confidences, confidence => Assert.InRange(confidence, 50, 100));
        Assert.All((double[])[50, 60, 70, 80, 90, 95], from =>
            Assert.True(confidences.Count(confidence => confidence >= from && confidence < from + 5) > 100));
    }

    [Fact]
    public void A_label_comes_with_its_parents_at_least_as_sure() => Assert.All(
        All.Where(recording => Text(recording, "operation") == "DetectLabels"), recording =>
        {
            var labels = recording.GetProperty("response").GetProperty("Labels").EnumerateArray()
                .ToDictionary(label => Text(label, "Name"), StringComparer.Ordinal);
            Assert.All(labels.Values, label => Assert.All(label.GetProperty("Parents").EnumerateArray(), parent =>
                Assert.True(labels[Text(parent, "Name")].GetProperty("Confidence").GetDouble()
                    >= label.GetProperty("Confidence").GetDouble())));
        });

    [Fact]
    public void Moderation_labels_form_a_path_and_the_newer_model_has_their_level()
    {
        var labels = All.Where(recording => Text(recording, "operation") == "DetectModerationLabels")
            .SelectMany(recording => recording.GetProperty("response").GetProperty("ModerationLabels").EnumerateArray())
            .ToArray();

        Assert.Contains(labels, label => Text(label, "ParentName").Length == 0);
        Assert.Contains(labels, label => Text(label, "ParentName").Length > 0);
        Assert.Contains(labels, label => label.TryGetProperty("TaxonomyLevel", out var level) && level.GetInt32() == 3);
        Assert.Contains(labels, label => !label.TryGetProperty("TaxonomyLevel", out _));
    }

    [Fact]
    public void Only_the_fictional_wrestler_is_recognised()
    {
        var responses = All.Where(recording => Text(recording, "operation") == "RecognizeCelebrities")
            .Select(recording => recording.GetProperty("response")).ToArray();

        var faces = responses.SelectMany(response => response.GetProperty("CelebrityFaces").EnumerateArray()).ToArray();

        Assert.NotEmpty(faces);
        Assert.All(faces, face =>
            Assert.Equal(("Zephra Quillstone", "synthetic1"), (Text(face, "Name"), Text(face, "Id"))));
        Assert.Contains(responses, response => response.GetProperty("UnrecognizedFaces").GetArrayLength() > 0);
    }

    /// <summary>Every recording of a study, in the order of the files' names and lines.</summary>
    internal static IReadOnlyList<JsonElement> Read(string study) =>
    [
        .. Directory.GetFiles(Path.Combine(study, "recordings")).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => JsonElement.Parse(line)),
    ];

    internal static HashSet<string> PictureDigests(string study) =>
    [
        .. Directory.GetFiles(Path.Combine(study, "pictures"))
            .Select(file => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
    ];

    internal static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private IEnumerable<JsonElement> Labels() => All.Where(recording => Text(recording, "operation") == "DetectLabels")
        .SelectMany(recording => recording.GetProperty("response").GetProperty("Labels").EnumerateArray());

    private IEnumerable<string> Versions(string property) => All
        .Select(recording => recording.GetProperty("response").TryGetProperty(property, out var version)
            ? version.GetString()! : "")
        .Where(version => version.Length > 0).Distinct().Order(StringComparer.Ordinal);
}
