using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Kayfabe.Study.Sources;

namespace Kayfabe.Study.Tests.Sources;

public sealed class PictureSourcesTests : IDisposable
{
    private const string Post = "https://www.instagram.com/p/";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_leaves_a_csv_with_its_line_breaks_and_nothing_else_changes() => AssertExport(
        "a.csv",
        $"description,postUrl\r\n\"one, \"\"two\"\"\",{Post}keep1\r\n\"a\nb\r\nc\",{Post}gone\r\n,{Post}keep2",
        "gone",
        $"description,postUrl\r\n\"one, \"\"two\"\"\",{Post}keep1\r\n,{Post}keep2");

    [Fact]
    public void A_picture_of_a_carousel_is_that_of_its_own_address() => AssertExport(
        "a.csv",
        $"postUrl,sidePostUrl\n{Post}post,{Post}gone\n{Post}gone,{Post}keep\n{Post}gone,\n",
        "gone",
        $"postUrl,sidePostUrl\n{Post}gone,{Post}keep\n");

    [Fact]
    public void The_last_row_of_a_csv_leaves_it_too() => AssertExport(
        "a.csv", $"postUrl\n{Post}keep\n\n{Post}gone\n\n", "gone", $"postUrl\n{Post}keep\n\n");

    [Theory]
    [InlineData("""[ {"postUrl":"P/gone"}, {"postUrl":"P/a"} ]""", """[ {"postUrl":"P/a"} ]""")]
    [InlineData("""[{"postUrl":"P/a"},{"postUrl":"P/gone"},{"postUrl":"P/b"}]""",
        """[{"postUrl":"P/a"},{"postUrl":"P/b"}]""")]
    [InlineData("""[{"postUrl":"P/a"},{"postUrl":"P/gone"} , {"postUrl":"P/gone"} ]""", """[{"postUrl":"P/a"} ]""")]
    [InlineData("""[{"postUrl":"P/gone"},{"postUrl":"P/gone"}]""", "[]")]
    [InlineData("""[{"PostUrl":"P/gone","a":{"b":[1]}},{"postUrl":"P/a"}]""", """[{"postUrl":"P/a"}]""")]
    public void A_row_leaves_an_array_of_json_with_its_comma(string before, string after) => AssertExport(
        "a.json", before.Replace("P/", Post, StringComparison.Ordinal), "gone",
        after.Replace("P/", Post, StringComparison.Ordinal));

    [Property(MaxTest = 200)]
    public void An_array_without_some_of_its_rows_is_the_array_of_the_others(bool[] isGone, bool mark)
    {
        var rows = isGone.Select((gone, i) => $$"""{"postUrl":"{{Post}}{{(gone ? "gone" : $"keep{i}")}}"}""").ToArray();
        var path = _folder.File("a.json");
        File.WriteAllText(path, "[" + string.Join(mark ? ",\n" : ",", rows) + "]",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: mark));

        var source = PictureSources.InExport(Assert.Single(_folder.Files("a.json")), "gone");

        Assert.Equal(isGone.Any(gone => gone), source is not null);
        if (source is null)
            return;
        using var json = JsonDocument.Parse(Without(source).TrimStart('\ufeff'));
        Assert.Equal(
            rows.Where((_, i) => !isGone[i]), json.RootElement.EnumerateArray().Select(row => row.GetRawText()));
    }

    [Fact]
    public void Answers_are_found_by_the_digest_of_the_picture_and_not_by_its_mention()
    {
        const string Gone = "sha256:b23ced5b01654cc6f135ec53c8f4db1a40b3a4c645522077225dde992a06c0bc";
        var keep = $$"""{"picture":"sha256:00","response":"{{Gone}}"}""";
        _folder.Write("r.jsonl", $"{keep}\n{{\"operation\":\"X\",\"picture\":\"{Gone}\"}}\n{keep}");

        var source = PictureSources.InRecordings(Assert.Single(_folder.Files("r.jsonl")), [Gone])!;

        Assert.Equal($"{keep}\n{keep}", Without(source));
    }

    [Fact]
    public void Annotations_are_found_by_id()
    {
        _folder.Write("ada.csv", "value,picture\nYES, gone \nNO,gone2\n");

        Assert.Equal(
            "value,picture\nNO,gone2\n",
            Without(PictureSources.InAnnotations(Assert.Single(_folder.Files("ada.csv")), "gone")!));
    }

    private void AssertExport(string name, string before, string id, string after)
    {
        _folder.Write(name, before);
        Assert.Equal(after, Without(PictureSources.InExport(Assert.Single(_folder.Files(name)), id)!));
        _folder.Write(name, after);
        if (after != "[]")
            Assert.Null(PictureSources.InExport(Assert.Single(_folder.Files(name)), id));
    }

    private static string Without(SourceParts source)
    {
        using var text = new MemoryStream();
        source.WriteWithout(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
