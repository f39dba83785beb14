using Kayfabe.Settings;
using Kayfabe.Study.Posts;
namespace Kayfabe.Study.Tests.Posts;

public sealed class ExportsTests : IDisposable
{
    private const string Header =
        "postUrl,sidePostUrl,description,commentCount,likeCount,viewCount,pubDate,isSidecar,type,username,imgUrl,"
        + "videoUrl,postId,timestamp,error\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_photo_is_a_picture_and_a_post()
    {
        var ingested = ReadCsv(Row("B6Dva5DHdVA"));
        Assert.Equal(
            [new Picture("B6Dva5DHdVA", "B6Dva5DHdVA", Time(0), "ronda", false, "Photo")], ingested.Pictures);
        Assert.Equal([new Post("B6Dva5DHdVA", Time(0), "ronda", false, 1)], ingested.Posts);
        Assert.Equal([new PictureMetadata(46171, 179, null, 3)], ingested.Metadata);
    }

    [Fact]
    public void With_sidePostUrl_the_pictures_of_a_carousel_are_of_the_post_at_postUrl()
    {
        var ingested = ReadCsv(Row("P1", side: "Child2", sidecar: true) + Row("P1", side: "Child1", sidecar: true));
        Assert.Equal([("Child1", "P1"), ("Child2", "P1")], ingested.Pictures.Select(p => (p.Id, p.Post)));
        Assert.Equal(2, Assert.Single(ingested.Posts).Pictures);
    }

    [Fact]
    public void Without_sidePostUrl_pictures_of_one_account_and_second_are_one_post()
    {
        var ingested = ReadCsv(
            Row("B2", sidecar: true) + Row("B1", sidecar: true)
            + Row("B3", sidecar: true, minute: 1) + Row("B4", sidecar: true, user: "other") + Row("B5"));
        Assert.Equal(
            [("B1", "B1"), ("B2", "B1"), ("B4", "B4"), ("B5", "B5"), ("B3", "B3")],
            ingested.Pictures.Select(p => (p.Id, p.Post)));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void A_post_that_one_export_tells_holds_in_an_older_one(int oldDay, int newDay)
    {
        var old = Row("C1", sidecar: true, day: oldDay) + Row("C2", sidecar: true, day: oldDay);
        _folder.Write("exports/old.csv", Header + old);
        _folder.Write("exports/new.csv", Header + Row("P", side: "C2", sidecar: true, day: newDay));
        var ingested = Read();
        Assert.Equal([("C1", "P"), ("C2", "P")], ingested.Pictures.Select(p => (p.Id, p.Post)));
        Assert.Equal(1, ingested.Duplicates);
    }

    [Theory]
    [InlineData("a.csv", "b.csv")]
    [InlineData("b.csv", "a.csv")]
    public void Of_duplicates_the_latest_extraction_holds_whatever_the_files_are_called(string older, string newer)
    {
        _folder.Write("exports/" + older, Header + Row("B1", likes: "10", day: 1) + Row("B2", day: 1));
        _folder.Write("exports/" + newer, Header + Row("B1", likes: "20", day: 2));
        var ingested = Read();
        Assert.Equal(20, ingested.Metadata[0].LikeCount);
        Assert.Equal((2, 3, 1, 2), (ingested.Files, ingested.Rows, ingested.Duplicates, ingested.Pictures.Count));
    }

    [Fact]
    public void Rows_left_out_are_listed_with_line_and_reason()
    {
        var ingested = ReadCsv(
            Row("B1", description: "\"two\nlines, and 🤼\"")
            + Row("V1", type: "Video", img: "", video: "https://v")
            + ",,,,,,,,,,,,,,Profile not found\n"
            + Row("", url: "https://www.instagram.com/ronda")
            + Row("B2", date: " ")
            + Row("B4", side: "../x", sidecar: true, url: "https://www.instagram.com/stories/ronda/1")
            + Row("B5", img: ""));
        Assert.Equal(
            [
                new LeftOut("exports/a.csv", 4, LeftOutReason.Video, "Video"),
                new LeftOut("exports/a.csv", 5, LeftOutReason.Error, "Profile not found"),
                new LeftOut("exports/a.csv", 6, LeftOutReason.NoShortcode, "https://www.instagram.com/ronda"),
                new LeftOut("exports/a.csv", 7, LeftOutReason.NoDate, ""),
                new LeftOut("exports/a.csv", 8, LeftOutReason.NoShortcode, "https://www.instagram.com/stories/ronda/1"),
                new LeftOut("exports/a.csv", 9, LeftOutReason.NoPicture, "Photo"),
            ],
            ingested.LeftOut);
        Assert.Equal(ingested.Rows, ingested.Pictures.Count + ingested.Duplicates + ingested.LeftOut.Count);
        Assert.Equal("two\nlines, and 🤼".Length - 1, ingested.Metadata[0].DescriptionLength);
    }

    [Fact]
    public void Counts_that_are_empty_or_hidden_are_not_known()
    {
        var ingested = ReadCsv(Row("B1", likes: "") + Row("B2", likes: "-1") + Row("B3", likes: "7.0"));
        Assert.Equal([null, null, 7L], ingested.Metadata.Select(m => m.LikeCount));
    }

    [Fact]
    public void Ids_that_a_float_rounded_are_listed_and_others_are_counted()
    {
        var ingested = ReadCsv(
            Row("B6Dva5DHdVA", postId: "2198809599234921728") + Row("B2", postId: "7")
            + Row("B6Dva5DHdVA", side: "Child", sidecar: true, postId: "2198809599234921792"));
        Assert.Equal("exports/a.csv(3)", ingested.FirstOtherId);
        Assert.Equal(
            [new RepairedId("exports/a.csv", 2, "B6Dva5DHdVA", "2198809599234921728", 2198809599234921792)],
            ingested.Repaired);
        Assert.Equal(1, ingested.OtherIds);
    }

    [Fact]
    public void JSON_says_the_same_as_CSV()
    {
        var fromCsv = ReadCsv(
            Row("B6Dva5DHdVA", description: "\"a\nb\"") + Row("P", side: "C", sidecar: true, likes: ""));
        File.Delete(_folder.File("exports/a.csv"));
        var fromJson = ReadJson(
            """
            [
              { "postUrl": "https://www.instagram.com/p/B6Dva5DHdVA", "description": "a\nb", "commentCount": 179,
                "likeCount": 46171, "pubDate": "2019-12-14T16:00:52.000Z", "isSidecar": false, "type": "Photo",
                "username": "ronda", "imgUrl": "https://i", "taggedUsernames": ["x", { "y": 1 }], "location": null },
              { "postUrl": "https://www.instagram.com/p/P", "sidePostUrl": "https://www.instagram.com/p/C",
                "description": "abc", "commentCount": 179, "likeCount": null, "pubDate": "2019-12-14T16:00:52.000Z",
                "isSidecar": true, "type": "Photo", "username": "ronda", "imgUrl": "https://i" },
              { "error": "Profile not found" }
            ]
            """);
        Assert.Equal(fromCsv.Pictures, fromJson.Pictures);
        Assert.Equal(fromCsv.Metadata, fromJson.Metadata);
        Assert.Equal([new LeftOut("exports/a.json", 8, LeftOutReason.Error, "Profile not found")], fromJson.LeftOut);
    }

    [Fact]
    public void An_id_in_JSON_does_not_pass_through_a_float()
    {
        var post = """{"postUrl": "instagram.com/p/B6Dva5DHdVA", "pubDate": "2019-12-14 16:05:52", "postId": """;
        Assert.Empty(ReadJson($"[{post}2198809599234921792}}]").Repaired);
        Assert.Single(ReadJson($"[{post}2198809599234921728}}]").Repaired);
    }

    [Fact]
    public void A_caption_cut_within_an_emoji_is_no_fault()
    {
        var ingested = ReadJson(
            """[{"postUrl": "instagram.com/p/B1", "pubDate": "2019-12-14T16:05:52Z", "description": "a\ud83d"}]""");
        Assert.Single(ingested.Pictures);
    }

    [Theory]
    [InlineData("{}", 1, 1)]
    [InlineData("[\n  1]", 2, 3)]
    [InlineData("[\n {\"postUrl\": \"\"},\n {\"postUrl\": ", 3, 14)]
    [InlineData("[]\n x", 2, 2)]
    [InlineData("", 1, 1)]
    public void JSON_that_is_no_array_of_objects_is_refused_at_its_place(string json, int line, int column)
    {
        var e = Assert.Throws<InputException>(() => ReadJson(json));
        Assert.Equal(("data/s/exports/a.json", line, column), (e.Faults[0].File, e.Faults[0].Line, e.Faults[0].Column));
    }

    [Fact]
    public void JSON_in_another_encoding_is_refused_at_its_character()
    {
        Directory.CreateDirectory(_folder.File("exports"));
        File.WriteAllBytes(_folder.File("exports/a.json"), [.. "[\n {\"é"u8, 0xE9, .. "\"}]"u8]);
        var e = Assert.Throws<InputException>(Read);
        Assert.Equal("data/s/exports/a.json(2,5): the text is not in UTF-8. Save the file as UTF-8.", e.Message);
    }

    [Theory]
    [InlineData("id,shortCode,ownerUsername\n1,x,y\n", "an export of Apify")]
    [InlineData("Account,Followers at Posting\nx,1\n", "an export of CrowdTangle")]
    [InlineData("a,b\n1,2\n", "the export of another tool, not of PhantomBuster: its columns are 'a', 'b', without 'postUrl'")]
    [InlineData("postUrl,likeCount\nx,1\n", "column 'pubDate' is missing")]
    public void An_export_of_another_tool_is_refused_by_name(string csv, string message)
    {
        _folder.Write("exports/a.csv", csv);
        var e = Assert.Throws<InputException>(Read);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal("data/s/exports/a.csv", Assert.Single(e.Faults).File);
    }

    [Fact]
    public void JSON_of_another_tool_is_refused_by_name()
    {
        var e = Assert.Throws<InputException>(() => ReadJson("""[{"node": {"shortcode": "x"}}]"""));
        Assert.Contains("metadata of Instaloader", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_without_any_picture_are_refused_with_the_reasons()
    {
        var e = Assert.Throws<InputException>(() => ReadCsv(Row("V1", type: "Video", img: "")));
        Assert.Contains("no row of the exports is a picture: 1 of a video", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_neither_CSV_nor_JSON_is_refused_and_a_hidden_one_passed_over()
    {
        _folder.Write("exports/.DS_Store", "");
        _folder.Write("exports/a.csv", Header + Row("B1"));
        Assert.Single(Read().Pictures);
        _folder.Write("exports/a.xlsx", "");
        Assert.Equal("data/s/exports/a.xlsx", Assert.Single(Assert.Throws<InputException>(Read).Faults).File);
    }

    [Theory]
    [InlineData("../exports/*", "leads out of the study's folder")]
    [InlineData("/etc/*", "leads out of the study's folder")]
    [InlineData("none/*", "matches no file")]
    [InlineData("exports/none.csv", "matches no file")]
    public void A_pattern_that_names_no_file_of_the_study_is_refused(string pattern, string message)
    {
        var e = Assert.Throws<InputException>(
            () => _folder.Files(pattern));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_back_and_other_like_counts_change_the_metadata_only()
    {
        var csv = Header + Row("B1") + Row("P", side: "C", sidecar: true) + Row("V", type: "Video", img: "");
        _folder.Write("exports/a.csv", csv);
        var first = Write("first");
        _folder.Write("exports/a.csv", csv.Replace("46171", "50000", StringComparison.Ordinal));
        var second = Write("second");
        foreach (var file in Directory.GetFiles(_folder.File("first")).Select(Path.GetFileName))
        {
            var same = File.ReadAllBytes(Path.Combine(_folder.File("first"), file!))
                .SequenceEqual(File.ReadAllBytes(Path.Combine(_folder.File("second"), file!)));
            Assert.Equal(file != IngestFiles.Metadata, same);
        }
        Assert.Equal(first.Pictures, PictureTable.ReadPictures(_folder.File("first/pictures.csv")));
        Assert.Equal(["B1", "C"], PictureTable.ReadIds(_folder.File("first/pictures.csv")));
        Assert.Equal(
            "picture,likeCount,commentCount,viewCount,descriptionLength\nB1,50000,179,,3\nC,50000,179,,3\n",
            File.ReadAllText(_folder.File("second/metadata.csv")));
        Assert.Equal([50_000, 50_000], second.Metadata.Select(metadata => metadata.LikeCount));
    }

    [Fact]
    public void The_files_are_as_documented()
    {
        _folder.Write("exports/a.csv", Header + Row("B6Dva5DHdVA", postId: "2198809599234921728") + Row("V", img: ""));
        Write("out");
        Assert.Equal(
            "picture,post,published,username,isSidecar,type\n"
            + "B6Dva5DHdVA,B6Dva5DHdVA,2019-12-14T16:00:52Z,ronda,false,Photo\n",
            Text(IngestFiles.Pictures));
        Assert.Equal(
            "picture,likeCount,commentCount,viewCount,descriptionLength\nB6Dva5DHdVA,46171,179,,3\n",
            Text(IngestFiles.Metadata));
        Assert.Equal(
            "post,published,username,isSidecar,pictures\nB6Dva5DHdVA,2019-12-14T16:00:52Z,ronda,false,1\n",
            Text(IngestFiles.Posts));
        Assert.Equal("file,line,reason,value\nexports/a.csv,3,noPicture,Photo\n", Text(IngestFiles.LeftOut));
        Assert.Equal(
            "file,line,picture,stored,id\nexports/a.csv,2,B6Dva5DHdVA,2198809599234921728,2198809599234921792\n",
            Text(IngestFiles.Repaired));
        Assert.Equal(
            """
            {
              "files": 1,
              "rows": 2,
              "pictures": 1,
              "posts": 1,
              "duplicates": 0,
              "leftOut": {
                "error": 0,
                "noShortcode": 0,
                "video": 0,
                "noPicture": 1,
                "noDate": 0,
                "withdrawn": 0
              },
              "repairedIds": 1,
              "otherIds": 0,
              "otherTimes": 0,
              "unknownCounts": 0,
              "videoCovers": 0
            }

            """,
            Text(IngestFiles.Counts));

        string Text(string file) => File.ReadAllText(Path.Combine(_folder.File("out"), file));
    }

    private static DateTime Time(int minute) => new(2019, 12, 14, 16, minute, 52, DateTimeKind.Utc);

    private static string Row(
        string code,
        string side = "",
        bool sidecar = false,
        string likes = "46171",
        string type = "Photo",
        string img = "https://i",
        string video = "",
        string description = "abc",
        string user = "ronda",
        string postId = "",
        string? url = null,
        string? date = null,
        int minute = 0,
        int day = 1) =>
        $"{url ?? $"https://www.instagram.com/p/{code}"},"
        + $"{(side.Length == 0 ? "" : $"https://www.instagram.com/p/{side}")},"
        + $"{description},179,{likes},,{date ?? $"2019-12-14T16:{minute:00}:52.000Z"},{(sidecar ? "True" : "False")},"
        + $"{type},{user},{img},{video},{postId},2020-01-{day:00}T00:00:00.000Z,\n";

    private Ingested ReadCsv(string rows)
    {
        _folder.Write("exports/a.csv", Header + rows);
        return Read();
    }

    private Ingested ReadJson(string json)
    {
        _folder.Write("exports/a.json", json);
        return Read();
    }

    private Ingested Read() =>
        Exports.Read(_folder.Files("exports/*"), new IngestSettings());

    private Ingested Write(string folder)
    {
        var ingested = Read();
        Directory.CreateDirectory(_folder.File(folder));
        IngestFiles.Write(_folder.File(folder), ingested);
        return ingested;
    }
}
