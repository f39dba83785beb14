using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Tests.Posts;

/// <summary>Rows of one shortcode are one picture; where they say otherwise, nothing is merged.</summary>
public sealed class SamePictureTests : IDisposable
{
    // 2198809599234921792 is B6Dva5DHdVA, 2198817979597060550 another picture's.
    private const string Address = "https://www.instagram.com/p/", Post = Address + "B6Dva5DHdVA";
    private const string Own = "2198809599234921792", Other = "2198817979597060550";

    private static readonly string OtherPost =
        Address + Shortcode.FromId(ulong.Parse(Other, CultureInfo.InvariantCulture));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Post, Own, "https://cdn/x/1_2_n.jpg?oe=1", Post + "/", Own, "https://other.cdn/e35/1_2_n.webp?oe=2")]
    [InlineData(Post, "", "", Post, "", "")]
    [InlineData(Post, Own, "", Post, "2198809599234921728", "")]
    [InlineData(Post, Other, "", Post, "", "")]
    [InlineData(Post + "/?img_index=1", "", "", Post, "", "")]
    public void Rows_that_say_the_same_are_merged_and_counted(
        string post, string id, string image, string post2, string id2, string image2)
    {
        var ingested = Read(Row(post, id, image) + Row(post2, id2, image2));
        Assert.Equal((1, 1), (ingested.Pictures.Count, ingested.Duplicates));
        Assert.Equal("1 of 2 rows left out: 1 of a picture that another row has", ingested.LeftOutLine);
    }

    [Theory]
    [InlineData(Post, Own, "", Post, Other, "", 3, "its postId is another, '2198817979597060550'")]
    [InlineData(Post, "7", "", Post, "8", "", 3, "its postId is another, '8'")]
    [InlineData(Post, "", "https://cdn/1_n.jpg", Post, "", "https://cdn/2_n.jpg", 4, "its imgUrl is of another file")]
    [InlineData(Post, Own, "", Post + "/?img_index=2", Own, "", 1, "its address points at another item of a carousel")]
    public void Rows_of_another_picture_are_a_fault_that_names_both(
        string post, string id, string image, string post2, string id2, string image2, int column, string what)
    {
        var e = Assert.Throws<InputException>(() => Read(Row(post, id, image) + Row(post2, id2, image2)));
        Assert.StartsWith(
            $"data/s/exports/a.csv(3,{column}): the row is of 'B6Dva5DHdVA', as exports/a.csv(2) is, and {what}. "
            + "Write each picture's own address into sidePostUrl",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_that_an_id_spells_is_offered()
    {
        var e = Assert.Throws<InputException>(() => Read(Row(Post, Own, "") + Row(Post, Other, "")));
        Assert.Contains(OtherPost + ")", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_picture_may_change_from_one_export_to_the_next()
    {
        Write("a.csv", Row(Post, "", "https://cdn/1_n.jpg"));
        var ingested = Read(Row(Post, "", "https://cdn/2_n.jpg"), "b.csv");
        Assert.Equal(1, ingested.Duplicates);
    }

    [Fact]
    public void An_item_of_a_carousel_may_have_its_posts_id_in_an_older_export()
    {
        // The older export does not tell the post.
        Write("a.csv", Row(Post, Other, "", sidecar: "true"));
        var ingested = Read(Row(OtherPost, Other, "", Post, "true"), "b.csv");
        Assert.Equal(1, ingested.Duplicates);
    }

    [Fact]
    public void Another_time_of_publication_is_said()
    {
        var ingested = Read(Row(Post, "", "") + Row(Post, "", "").Replace("16:05", "17:05", StringComparison.Ordinal));
        Assert.Equal(
            "rows whose pubDate another row of the picture contradicts: 1, first exports/a.csv(3)",
            Assert.Single(ingested.Warnings));
    }

    [Theory]
    [InlineData("Video", "", "https://cdn/v.mp4")]
    [InlineData("video", "https://cdn/c.jpg", "")]
    [InlineData("", "https://cdn/c.jpg", "https://cdn/v.mp4")]
    public void The_cover_of_a_video_is_a_picture_where_the_settings_say_so(string type, string image, string video)
    {
        var rows = $"{Post},,,{image},2019-12-14T16:05:52Z,,{type},{video}\n"
            + Row(Post + "2", "", "https://cdn/2_n.jpg");
        var (with, without) = (Read(rows), Read(rows, covers: false));
        Assert.Single(without.Pictures);
        Assert.Equal(LeftOutReason.Video, Assert.Single(without.LeftOut).Reason);
        Assert.Equal(image.Length > 0 ? 2 : 1, with.Pictures.Count);
        Assert.Equal(image.Length > 0 ? "1 of 2 pictures are covers of videos" : null, with.CoversLine);
    }

    private static string Row(string post, string id, string image, string side = "", string sidecar = "") =>
        $"{post},{side},{id},{image},2019-12-14T16:05:52Z,{sidecar},Photo,\n";

    // Without its column of pictures an export has pictures all the same.
    private void Write(string file, string rows)
    {
        var image = rows.Split('\n').All(row => row.Length == 0 || row.Split(',')[3].Length == 0) ? "other" : "imgUrl";
        _folder.Write("exports/" + file, $"postUrl,sidePostUrl,postId,{image},pubDate,isSidecar,type,videoUrl\n{rows}");
    }

    private Ingested Read(string rows, string file = "a.csv", bool covers = true)
    {
        Write(file, rows);
        var settings = new IngestSettings { VideoCovers = covers };
        return Exports.Read(Exports.Find(_folder.Path, "data/s", settings), settings);
    }
}
