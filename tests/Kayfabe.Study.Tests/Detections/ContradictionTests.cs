using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

/// <summary>What the recordings themselves contradict is said.</summary>
public sealed class ContradictionTests : IDisposable
{
    private const string Request = """{"MinConfidence":50,"MaxLabels":2}""";
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string, string> Lines()
    {
        string Of(string request, params string[] labels) =>
            Recording("a", "DetectLabels", request, $$"""{"Labels":[{{string.Join(',', labels)}}]}""");
        var (car, dog, cat) = (Label("Car", 99), Label("Dog", 49.9), Label("Cat", 60));
        return new TheoryData<string, string, string, string>
        {
            { Of(Request, car, dog), "49.9", "the confidence 49.9 is below the request's MinConfidence 50", "what was asked for" },
            { Of("{}", Label("Dog", 54)), "54,", "below the request's MinConfidence 55", "what was asked for" },
            { Of(Request, Label("Car", 0.999), Label("Dog", 0.5)), "0.5,", "(0 to 1 rather than 0 to 100?)", "multiply" },
            { Of(Request, car, cat, Label("Cow", 70)), "[{", "there are 3 labels, more than the request's MaxLabels 2", "what was asked for" },
            { $$"""{"response":{"Labels":[{{dog}}]},"operation":"DetectLabels","request":{{Request}},"recordedAt":"2026-03-01T12:00:00Z","picture":"{{Digest("a")}}"}""",
                "49.9", "below the request's MinConfidence 50", "what was asked for" },
            { Recording("a", "DetectModerationLabels", "{}", """{"ModerationLabels":[{"Name":"X","Confidence":0.98,"ParentName":""}]}"""),
                "0.98", "(0 to 1 rather than 0 to 100?)", "multiply" },
            { Recording("a", "RecognizeCelebrities", "{}", """{"CelebrityFaces":[{"Name":"Ann","MatchConfidence":0.98}]}"""),
                "0.98", "(0 to 1 rather than 0 to 100?)", "multiply" },
        };
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_answer_that_contradicts_its_request_is_a_fault_at_its_place(string line, string at, string problem, string remedy)
    {
        var e = Assert.Throws<InputException>(() => _folder.Detect([line], "a"));

        var fault = Assert.Single(e.Faults);
        Assert.Equal((1, line.IndexOf(at, StringComparison.Ordinal) + 1), (fault.Line, fault.Column));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floor_is_compared_in_single_precision_as_the_service_has_it()
    {
        var request = """{"MinConfidence":99.9,"MaxLabels":1000}""";

        _folder.Detect(
            [_folder.Write("r.jsonl", Recording("a", "DetectLabels", request, """{"Labels":[{"Name":"Car","Confidence":99.9000015}]}"""),
                Recording("b", "DetectLabels", request, """{"Labels":[{"Name":"Car","Confidence":99.899999}]}"""))],
            new DetectSettings { MinConfidence = 99.9 }, "a", "b");
    }

    [Theory]
    [InlineData("\"picture\":")]
    [InlineData("\"operation\":")]
    [InlineData("\"request\":")]
    [InlineData("\"recordedAt\":")]
    [InlineData("\"response\":")]
    [InlineData("\"MinConfidence\":")]
    [InlineData("\"MaxLabels\":")]
    [InlineData("\"Labels\":")]
    [InlineData("\"LabelModelVersion\":")]
    [InlineData("\"Name\":\"Car\"")]
    [InlineData("\"Confidence\":99")]
    public void A_property_that_is_there_twice_is_a_fault(string property)
    {
        var line = Labels("a", """{"Name":"Car","Confidence":99}""");
        var start = line.IndexOf(property, StringComparison.Ordinal);
        var value = line.IndexOf(':', start) + 1;
        var depth = 0;
        var end = value;
        while (depth > 0 || line[end] is not (',' or '}' or ']'))
        {
            depth += line[end] is '{' or '[' ? 1 : line[end] is '}' or ']' ? -1 : 0;
            end++;
        }
        // Times and digests have no comma or brace.
        var twice = line.Insert(start, line[start..end] + ",");

        var e = Assert.Throws<InputException>(() => _folder.Detect([twice], "a"));

        Assert.EndsWith("is there twice", Assert.Single(e.Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_of_one_time_that_differ_are_said_whatever_their_order()
    {
        string[] lines =
        [
            Labels("a", Label("Car", 99)), Labels("a", Label("Dog", 99)), Labels("a", Label("Dog", 99)),
            Labels("b", Label("Car", 99)), Labels("b", Label("Car", 99)),
        ];

        foreach (var order in (string[][])[lines, [.. lines.Reverse()], [lines[1], lines[4], lines[2], lines[0], lines[3]]])
        {
            var summary = _folder.Detect(order, "a", "b");

            Assert.Equal((1, ("pictures/a.jpg", DetectionKind.Label)), (summary.RecordingsContradicted, summary.FirstContradicted));
            Assert.StartsWith("1 answers are recorded twice", Assert.Single(summary.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_later_answer_ends_a_contradiction()
    {
        var later = Recording("a", "DetectLabels", """{"MinConfidence":50,"MaxLabels":1000}""", """{"Labels":[]}""", "2026-03-02T12:00:00Z");
        string[] lines = [Labels("a", Label("Car", 99)), later, Labels("a", Label("Dog", 99))];

        Assert.Equal(0, _folder.Detect(lines, "a").RecordingsContradicted);
        Assert.Equal(0, _folder.Detect([.. lines.Reverse()], "a").RecordingsContradicted);
        Assert.Equal(0, _folder.Detect([lines[0], lines[2], later], "a").RecordingsContradicted);
    }

    [Fact]
    public void Recordings_of_unknown_pictures_beside_pictures_without_recordings_are_a_warning_with_counts()
    {
        var summary = _folder.Detect(
            [Labels("a"), Labels("edited 1"), Labels("edited 2")], "a", "b", "c");

        Assert.Equal("2 of 3 recordings left out: 2 of a picture that the study does not have (notUsed.csv)", summary.LeftOutLine);
        Assert.StartsWith(
            "of 3 pictures 2 have no recording of DetectLabels, 3 have no recording of DetectModerationLabels, "
            + "3 have no recording of RecognizeCelebrities, and 2 recordings are of pictures that the study does not have.",
            Assert.Single(summary.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_reason_for_which_a_recording_is_not_used_is_counted()
    {
        var recordings = _folder.Write(
            "r.jsonl",
            Labels("a"), Labels("a"), Labels("stranger"), Recording("a", "DetectModerationLabels", "{}", """{"ModerationLabels":[]}"""),
            Recording("a", "DetectLabels", "{}", """{"Labels":[]}"""));

        var summary = _folder.Detect([recordings], new DetectSettings { Kinds = [DetectionKind.Label] }, "a");

        Assert.Equal(
            "4 of 5 recordings left out: 1 of a picture that the study does not have, 1 of another request, "
            + "1 of a kind that is not asked for, 1 replaced by a later one (notUsed.csv)",
            summary.LeftOutLine);
        Assert.Null(_folder.Detect([Labels("a")], "a").LeftOutLine);
    }
}
