using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;
using Kayfabe.Study.Tests.Detections;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

public sealed class RecordingLineTests
{
    [Fact]
    public void A_line_has_picture_operation_request_model_region_time_and_the_answer_as_it_came()
    {
        const string Response = """{"Labels": [ {"Name":"Bürger","Confidence":99.900001525878906} ],"""
            + """ "LabelModelVersion":"3.0","OrientationCorrection":null}""";
        const string Request = """{"MinConfidence":50,"MaxLabels":1000}""";
        Assert.Equal(
            $"{{\"picture\":\"{DetectFolder.Digest("a")}\",\"operation\":\"DetectLabels\",\"request\":{Request},"
            + "\"model\":\"3.0\",\"region\":\"us-east-1\",\"recordedAt\":\"2026-11-01T12:00:00.000Z\","
            + $"\"response\":{Response}}}\n",
            Line(Answer("a", response: Response)));
    }

    [Fact]
    public void An_answer_over_several_lines_becomes_one_line()
    {
        var line = Line(Answer("a", response: "{\r\n  \"Labels\": [\n  ]\n}\n"));
        Assert.EndsWith("\"response\":{  \"Labels\": [  ]}}\n", line, StringComparison.Ordinal);
        Assert.Equal(1, line.Count(c => c == '\n'));
    }

    [Fact]
    public void A_celebrity_answer_has_no_model()
    {
        Assert.DoesNotContain("\"model\"", Line(Answer("a", DetectionKind.Celebrity)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Labels":[""")]
    [InlineData("not JSON")]
    [InlineData("""{"ModerationLabels":[]}""")]
    [InlineData("""{"Labels":[{"Name":"Ring","Confidence":12}]}""")]
    public void An_answer_that_the_build_could_not_use_is_refused(string response)
    {
        Assert.Throws<InputException>(() => new RecordingLineWriter().Write(Answer("a", response: response)));
    }

    [Fact]
    public void Detect_reads_what_is_written_and_warns_of_nothing()
    {
        using var folder = new DetectFolder();
        var summary = folder.Detect(
            [.. DetectionKinds.All.Select(kind => Line(Answer("a", kind)).TrimEnd('\n'))], "a");
        Assert.Equal(3, summary.RecordingsUsed);
        Assert.Empty(summary.Warnings);
        Assert.Null(summary.LeftOutLine);
    }

    [Theory]
    [InlineData("""{"MinConfidence":50,"MaxLabels":1000,"Features":["GENERAL_LABELS"]}""", 1)]
    [InlineData("""{"MinConfidence":50,"MaxLabels":1000,"Features":["GENERAL_LABELS","IMAGE_PROPERTIES"]}""", 0)]
    [InlineData("""{"MinConfidence":50,"MaxLabels":1000,"Features":[]}""", 0)]
    [InlineData("""{"MinConfidence":50,"MaxLabels":1000,"Settings":{"GeneralLabels":{}}}""", 0)]
    public void Features_and_settings_are_part_of_a_request(string request, int used)
    {
        using var folder = new DetectFolder();
        var summary = folder.Detect(
            [DetectFolder.Recording("a", "DetectLabels", request, """{"Labels":[]}""")], "a");
        Assert.Equal(used, summary.RecordingsUsed);
    }

    [Fact]
    public void Requests_follow_from_the_settings()
    {
        var settings = new DetectSettings
        {
            Kinds = [DetectionKind.Celebrity, DetectionKind.Label],
            MinConfidence = 12.5,
            MaxLabels = 10,
        };
        Assert.Equal(
            [(DetectionKind.Label, """{"MinConfidence":12.5,"MaxLabels":10}"""), (DetectionKind.Celebrity, "{}")],
            RecordingRequest.Of(settings).Select(request => (request.Kind, request.Json)));
    }
}
