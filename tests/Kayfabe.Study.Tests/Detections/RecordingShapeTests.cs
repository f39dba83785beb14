using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

public sealed class RecordingShapeTests : IDisposable
{
    private const string Answer = """{"Labels":[{"Name":"Car","Confidence":99,"Parents":[]}],"LabelModelVersion":"3.0"}""";

    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Shapes()
    {
        var (a, b) = (Labels("a", Label("Car", 99)), Labels("b", Label("Car", 98)));
        return new TheoryData<string, string, string>
        {
            { $"[{a},{b}]", "one JSON array", "jq -c '.[]' <file>" },
            { $"[\n{a},\n{b}\n]\n", "one JSON array", "jq -c '.[]' <file>" },
            { $"[{Answer},{Answer}]", "one JSON array", "Answers that you have" },
            { Pretty(a), "over several lines", "jq -c . <file>" },
            { Pretty(a) + "\n" + Pretty(b), "over several lines", "jq -c . <file>" },
            { Answer + "\n" + Answer + "\n", "answers of the service by themselves", "Answers that you have" },
            { Pretty(Answer), "answers of the service by themselves", "Answers that you have" },
            { $$"""{"a.jpg":{{Answer}},"b.jpg":{{Answer}}}""", "answers by name, such as 'a.jpg'", "Answers that you have" },
            { Pretty($$"""{"a.jpg":{{Answer}}}"""), "answers by name, such as 'a.jpg'", "Answers that you have" },
            { $$"""{"recordings":[{{a}},{{b}}]}""", "around its recordings, in 'recordings'", "jq -c '.[] | arrays | .[]' <file>" },
            { $$"""{"a":{{a}},"b":{{b}}}""", "around its recordings, in 'a'", "jq -c '.[]' <file>" },
            { a.Replace(Digest("a"), "a.jpg", StringComparison.Ordinal) + "\n" + b.Replace(Digest("b"), "b.jpg", StringComparison.Ordinal),
                "names such as 'a.jpg'", "sha256sum" },
            { "{'Labels': [{'Name': 'Car', 'Confidence': 99.0}]}", "Python's own form", "json.dumps" },
            { "\u001f\u008b\u0008", "gzip", "gunzip" },
            { "PK\u0003\u0004", "zip", "unzip" },
        };
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_file_of_another_shape_is_one_fault_that_says_how_to_convert_it(string text, string problem, string remedy)
    {
        var path = _folder.Write("r.jsonl");
        File.WriteAllText(path, text, System.Text.Encoding.Latin1);

        var fault = Assert.Single(
            Assert.Throws<InputException>(() => _folder.Detect([path], new DetectSettings(), "a", "b")).Faults);

        Assert.Equal(("r.jsonl", (int?)null), (fault.File, fault.Line));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_UTF_16_is_one_fault()
    {
        var path = _folder.Write("r.jsonl");
        File.WriteAllText(path, Labels("a") + "\n" + Labels("b"), System.Text.Encoding.Unicode);

        var e = Assert.Throws<InputException>(() => _folder.Detect([path], new DetectSettings(), "a"));

        Assert.Contains("UTF-16", Assert.Single(e.Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_still_judged_line_by_line()
    {
        var array = _folder.Write("a.jsonl", $"[{Labels("a")}]");
        var lines = _folder.Write("b.jsonl", Labels("a"), "x", "y");

        var e = Assert.Throws<InputException>(() => _folder.Detect([array, lines], new DetectSettings(), "a"));

        Assert.Equal([null, 2, 3], e.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_first_line_that_is_cut_off_is_no_recording_over_several_lines()
    {
        var line = Labels("a", Label("Car", 99));

        var e = Assert.Throws<InputException>(() => _folder.Detect([line[..^30], line], "a"));

        Assert.Equal((1, "the recording is cut off in mid-line"), (e.Faults[0].Line, e.Faults[0].Problem));
    }

    [Fact]
    public void No_advice_costs_money_or_data()
    {
        var good = Labels("a", Label("Car", 99));
        string[] lines = ["x", good[..40], good.Replace("DetectLabels", "DetectFaces", StringComparison.Ordinal), good + "x"];

        var e = Assert.Throws<InputException>(() => _folder.Detect([good, .. lines], "a"));

        Assert.Equal(4, e.Faults.Count);
        Assert.All(e.Faults, fault => Assert.DoesNotMatch("(?i)delete|remove|record .*again", fault.Remedy));
    }

    private static string Pretty(string json) =>
        System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
}
