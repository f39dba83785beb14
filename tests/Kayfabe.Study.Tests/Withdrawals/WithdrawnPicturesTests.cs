using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Tests.Withdrawals;

public sealed class WithdrawnPicturesTests : IDisposable
{
    private const string Bytes = "sha256:b23ced5b01654cc6f135ec53c8f4db1a40b3a4c645522077225dde992a06c0bc";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_study_without_the_list_has_withdrawn_nothing()
    {
        var none = Read();

        Assert.Equal(0, none.Count);
        Assert.False(none.HasId("HPic001"));
        Assert.False(none.HasBytes(Bytes));
    }

    [Fact]
    public void What_is_added_is_known_by_id_and_by_bytes_and_the_list_tells_neither()
    {
        var text = Add("HPic001", Bytes);

        Assert.DoesNotContain("HPic001", text, StringComparison.Ordinal);
        Assert.True(Read().HasId("HPic001"));
        Assert.True(Read().HasBytes(Bytes));
        Assert.False(Read().HasId("HPic002"));
    }

    [Fact]
    public void What_is_added_twice_is_there_once()
    {
        var once = Add("HPic001", Bytes);

        Assert.Equal(once, Add("HPic001", Bytes));
        Assert.Equal(2, Add("HPic002").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Fact]
    public void A_list_that_cannot_be_read_keeps_nothing_away_and_so_is_an_error()
    {
        _folder.Write(WithdrawnPictures.FileName, "id,picture,on\nHPic001,,2026-11-26\n");

        var e = Assert.Throws<InputException>(Read);

        Assert.StartsWith("data/s/withdrawn.csv(2,1): this is not a digest.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_files_and_annotations_of_a_withdrawn_picture_are_left_out()
    {
        Add("HPic001", Bytes);
        _folder.Write("exports/a.csv",
            "postUrl,pubDate,imgUrl\nhttps://www.instagram.com/p/HPic001,2024-01-01T00:00:00Z,https://x/1.jpg\n"
            + "https://www.instagram.com/p/HPic002,2024-01-01T00:00:00Z,https://x/2.jpg\n");
        _folder.Write("annotations/ada.csv", "picture,value\nHPic001,YES\nHPic002,NO\n");
        var withdrawn = Read();

        var ingested = Exports.Read(_folder.Files("exports/*"), new IngestSettings(), withdrawn);
        var codings = AnnotationFiles.Read(_folder.Files("annotations/*"), null, ["HPic002"], withdrawn);
        var files = PictureFolder.WithoutWithdrawn(
            [("HPic001.jpg", "sha256:0"), ("again.jpg", Bytes), ("HPic002.jpg", "sha256:2")], withdrawn);

        Assert.Equal("HPic002", Assert.Single(ingested.Pictures).Id);
        Assert.Equal(new LeftOut("exports/a.csv", 2, LeftOutReason.Withdrawn, ""), Assert.Single(ingested.LeftOut));
        Assert.Equal("1 of 2 rows left out: 1 of a withdrawn picture (leftOut.csv)", ingested.LeftOutLine);
        Assert.Equal(["HPic002"], codings.Pictures);
        Assert.Equal("HPic002.jpg", Assert.Single(files).Path);
        Assert.Equal("2 of 3 pictures left out: 2 withdrawn", PictureFolder.WithdrawnLine(3, 2));
    }

    private string Add(string id, params string[] digests)
    {
        var bytes = Read().With(id, digests, new DateOnly(2026, 11, 26));
        File.WriteAllBytes(_folder.File(WithdrawnPictures.FileName), bytes);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    private WithdrawnPictures Read() =>
        WithdrawnPictures.Read(_folder.File(WithdrawnPictures.FileName), "data/s/withdrawn.csv");
}
