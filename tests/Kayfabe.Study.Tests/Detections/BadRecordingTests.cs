using System.Text;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

public sealed class BadRecordingTests : IDisposable
{
    private const string Request = """{"MinConfidence":50,"MaxLabels":1000}""";
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Lines()
    {
        var good = Labels("a", Label("Car", 99));
        return new TheoryData<string, string, string>
        {
            { good[..^20], good[..^20], "cut off in mid-line" },
            { good[..30], good[..30], "cut off in mid-line" },
            { good.Replace("DetectLabels", "DetectFaces", StringComparison.Ordinal), "\"DetectFaces", "none of" },
            { Labels("a", Label("Car", 100.5)), "100.5", "outside 0 to 100" },
            { Labels("a", Label("Car", -0.1)), "-0.1", "outside 0 to 100" },
            { Labels("a", """{"Name":"Car","Confidence":"99"}"""), "\"99\"", "not a number" },
            { Labels("a", """{"Name":"Car","Confidence":NaN}"""), "NaN", "not JSON" },
            { Labels("a", """{"Name":"Car"}"""), """{"Name":"Car"}""", "no confidence" },
            { Labels("a", """{"Confidence":99}"""), """{"Confidence":99}""", "no name" },
            { Labels("a", """{"Name":"\ud800","Confidence":99}"""), "\"\\ud800", "surrogate" },
            { good.Replace("sha256:", "sha1:", StringComparison.Ordinal), "\"sha1:", "64 hexadecimal" },
            { good.Replace("2026-03-01", "March 1st", StringComparison.Ordinal), "\"March", "not a time" },
            { Recording("a", "DetectLabels", Request, "{}"), "{}}", "no list of detections" },
            { Recording("a", "DetectLabels", "[]", "{}"), "[]", "JSON object" },
            { good.Replace("\"request\"", "\"demand\"", StringComparison.Ordinal), good, "no 'request'" },
            { good + " x", " x", "follows" },
            { good + " {}", " {}", "follows" },
            { "hello", "hello", "not JSON" },
            { "[1]", "[1]", "JSON object" },
        };
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_bad_line_is_a_fault_with_file_line_and_column(string line, string at, string problem)
    {
        var e = Assert.Throws<InputException>(() => _folder.Detect([Labels("a"), line], "a"));

        var fault = Assert.Single(e.Faults);
        Assert.Equal(("recordings.jsonl", 2), (fault.File, fault.Line));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        var start = line.IndexOf(at, StringComparison.Ordinal);
        var column = problem.StartsWith("cut off", StringComparison.Ordinal) ? line.Length + 1 : int.Max(start, 0) + 1;
        Assert.Equal(column, fault.Column);
    }

    [Fact]
    public void The_column_counts_characters_not_bytes()
    {
        var line = Labels("a", Label("Café", 99), Label("Car", 101));

        var e = Assert.Throws<InputException>(() => _folder.Detect([line], "a"));

        Assert.Equal(line.IndexOf("101", StringComparison.Ordinal) + 1, e.Faults[0].Column);
    }

    [Fact]
    public void A_line_that_is_not_utf8_is_a_fault_with_its_column()
    {
        var path = _folder.Write("recordings.jsonl");
        File.WriteAllBytes(path, [.. "{\"é"u8, 0xE9, .. "\"}\n"u8]);

        var e = Assert.Throws<InputException>(() => _folder.Detect([path], new DetectSettings(), "a"));

        Assert.Equal("the line is not UTF-8", e.Faults[0].Problem);
        Assert.Equal((1, 4), (e.Faults[0].Line, e.Faults[0].Column));
    }

    [Fact]
    public void A_line_beyond_4_MiB_is_a_fault_and_the_lines_after_it_are_read()
    {
        var e = Assert.Throws<InputException>(() =>
            _folder.Detect(
                [Labels("a", Label(new string('x', (4 << 20) - 100), 99)), "[]", new string('x', 9 << 20)], "a"));

        Assert.Equal([1, 2, 3], e.Faults.Select(fault => fault.Line!.Value));
        Assert.Contains("longer than 4 MiB", e.Faults[0].Problem, StringComparison.Ordinal);
        Assert.Contains("longer than 4 MiB", e.Faults[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_all_files_are_reported_together_in_order_and_bounded()
    {
        var files = new[] { "a.jsonl", "b.jsonl" }
            .Select(name => _folder.Write(name, [.. Enumerable.Repeat("x", 7)])).ToList();

        var e = Assert.Throws<InputException>(() => _folder.Detect(files, new DetectSettings(), "a"));

        Assert.Equal(11, e.Faults.Count);
        Assert.Equal(
            [.. Enumerable.Range(1, 7), .. Enumerable.Range(1, 3)], e.Faults.Take(10).Select(fault => fault.Line!.Value));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_passed_over()
    {
        var path = _folder.Write("recordings.jsonl", "\uFEFF" + Labels("a", Label("Car", 99)) + "\r", "\r");

        Assert.Equal(1, _folder.Detect([path], new DetectSettings(), "a").RecordingsUsed);
    }

    [Property]
    public void Any_damage_to_a_byte_is_read_or_refused_but_never_a_crash(byte value, ushort place)
    {
        var line = Encoding.UTF8.GetBytes(Labels("a", Label("Car", 99.5, "Vehicle")));
        line[place % line.Length] = value;
        var path = _folder.Write("recordings.jsonl");
        File.WriteAllBytes(path, line);

        var e = Record.Exception(() => _folder.Detect([path], new DetectSettings(), "a"));

        Assert.True(e is null or InputException, e?.ToString());
    }
}
