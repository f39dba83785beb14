using Kayfabe.Settings;
using Kayfabe.Study.Posts;
namespace Kayfabe.Study.Tests.Posts;

/// <summary>A value that is filled and cannot be understood is a fault at its place, never taken for absent.</summary>
public sealed class FilledCellsTests : IDisposable
{
    private const string Photo = "https://www.instagram.com/p/B6Dva5DHdVA", Time = "2019-12-14T16:05:52.000Z";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pubDate", "14/12/2019 16:05", "pubDate '14/12/2019 16:05' is no time that can be read in one way")]
    [InlineData("timestamp", "yesterday", "timestamp 'yesterday' is no time that can be read in one way")]
    [InlineData("isSidecar", "PRAWDA", "isSidecar 'PRAWDA' is neither true nor false")]
    [InlineData("postUrl", "B6Dva5DHdVA", "'B6Dva5DHdVA' is no address of a post")]
    [InlineData("sidePostUrl", "instagram.com/p/../x", "'instagram.com/p/../x' is no address of a post")]
    public void A_value_that_cannot_be_understood_is_a_fault_at_its_place(string column, string value, string problem)
    {
        var names = (string[])["description", "postUrl", "pubDate", "isSidecar", "timestamp", "sidePostUrl"];
        var values = names.Select(name => name == column ? value : name switch
        {
            "description" => "two\nlines",
            "postUrl" => Photo,
            "pubDate" => Time,
            _ => "",
        }).ToArray();
        var csv = $"{string.Join(',', names)}\n\"{values[0]}\",{string.Join(',', values[1..])}\n";
        var index = Array.IndexOf(names, column) + 1;
        var message = Message("a.csv", csv);
        Assert.StartsWith($"data/s/exports/a.csv(3,{index}): {problem}", message, StringComparison.Ordinal);
        File.Delete(_folder.File("exports/a.csv"));

        var members = names.Skip(1).Select((name, i) => $"  \"{name}\": \"{values[i + 1]}\"").ToArray();
        var json = "[{\n" + string.Join(",\n", members) + "\n}]";
        var line = Array.FindIndex(members, member => member.Contains($"\"{column}\"", StringComparison.Ordinal)) + 2;
        var place = $"({line},{column.Length + 7})";
        message = Message("a.json", json);
        Assert.StartsWith($"data/s/exports/a.json{place}: {problem}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_value_and_a_name_that_is_there_twice_are_faults_of_JSON() => Assert.Equal(
        "data/s/exports/a.json(1,17): 'imgUrl' is an array or an object. Write one text or number there.\n"
        + "data/s/exports/a.json(2,14): 'postUrl' is there twice in one object. Remove one of them.",
        Message(
            "a.json",
            $$"""
            [{    "imgUrl": ["https://i"], "postUrl": "{{Photo}}",
              "PostUrl": "{{Photo}}", "pubDate": "{{Time}}"}]
            """.ReplaceLineEndings("\n")));

    [Theory]
    [InlineData("WAHR", "FALSCH")]
    [InlineData("1", "0")]
    [InlineData(" TRUE\u00A0", "False")]
    [InlineData("VRAI", "")]
    public void Booleans_of_other_languages_keep_carousels_together(string yes, string no)
    {
        var ingested = Read(
            "a.csv", $"postUrl,pubDate,isSidecar\n{Photo},{Time},{yes}\n{Photo}2,{Time},{yes}\n{Photo}3,{Time},{no}\n");
        Assert.Equal([2, 1], ingested.Posts.Select(post => post.Pictures));
    }

    [Fact]
    public void Values_and_ids_are_trimmed_alike_and_names_are_found_in_any_case()
    {
        var ingested = Read(
            "a.csv",
            "\uFEFF PostUrl ,PUBDATE,Type,ImgUrl,likecount\n"
            + $"\u200B{Photo}\u00A0, {Time},Photo\u00A0,https://i ,\u00A07 \n");
        Assert.Equal(("B6Dva5DHdVA", "Photo"), (ingested.Pictures[0].Id, ingested.Pictures[0].Type));
        Assert.Equal(7, ingested.Metadata[0].LikeCount);
        File.Delete(_folder.File("exports/a.csv"));
        ingested = Read("a.json", $$"""[{"PostUrl ": "{{Photo}}\u00A0", "pubdate": "{{Time}}", "LikeCount": 7}]""");
        Assert.Equal(7, ingested.Metadata[0].LikeCount);
    }

    [Fact]
    public void A_count_that_cannot_be_read_costs_no_picture_and_is_said()
    {
        var ingested = Read(
            "a.csv",
            "postUrl,pubDate,likeCount,viewCount\n"
            + $"{Photo},{Time},12.5K,7\n{Photo}2,{Time},\"1,234\",1.2E+04\n");
        Assert.Equal([PictureMetadata.Unreadable, 1234], ingested.Metadata.Select(one => one.LikeCount));
        Assert.Equal(
            ["exports/a.csv(2): likeCount '12.5K'", "exports/a.csv(3): viewCount '1.2E+04'"],
            ingested.UnknownCounts.Select(count => $"{count.File}({count.Line}): {count.Column} '{count.Value}'"));
        Assert.Equal(
            "counts that cannot be read, and are not known: 2, "
            + "first exports/a.csv(2): likeCount '12.5K' (unknownCounts.csv)",
            Assert.Single(ingested.Warnings));

        Directory.CreateDirectory(_folder.File("out"));
        IngestFiles.Write(_folder.File("out"), ingested);
        Assert.Equal(ingested.Metadata, PictureTable.ReadMetadata(_folder.File("out/metadata.csv")).Values);
        var metadata = File.ReadAllText(_folder.File("out/metadata.csv"));
        Assert.Contains("\nB6Dva5DHdVA,?,,7,0\n", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_the_build_with_another_boolean_is_damaged_not_false()
    {
        var path = _folder.Write(
            "pictures.csv", $"picture,post,published,username,isSidecar,type\na,a,{Time},u,TRUE,Photo\n");
        Assert.Contains(
            "(2,5): this is neither true nor false",
            Assert.Throws<InputException>(() => PictureTable.ReadPictures(path)).Message,
            StringComparison.Ordinal);
    }

    private string Message(string file, string text) => Assert.Throws<InputException>(() => Read(file, text)).Message;

    private Ingested Read(string file, string text)
    {
        _folder.Write("exports/" + file, text);
        return Exports.Read(Exports.Find(_folder.Path, "data/s", new IngestSettings()), new IngestSettings());
    }
}
