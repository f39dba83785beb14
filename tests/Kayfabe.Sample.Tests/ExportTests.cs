using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Kayfabe.Sample.Model;
using Kayfabe.Sample.Writing;

namespace Kayfabe.Sample.Tests;

/// <summary>The exports have every shape that real ones have.</summary>
[Collection(SampleFixture.Name)]
public sealed class ExportTests(SampleFixture sample)
{
    private List<Dictionary<string, string>> Old => Csv("2021-09-posts.csv");

    private List<Dictionary<string, string>> Newer => Csv("2022-09-posts.csv");

    private List<Dictionary<string, string>> Newest => Json("2023-09-posts.json");

    private List<Dictionary<string, string>> All => [.. Old, .. Newer, .. Newest];

    [Fact]
    public void There_are_900_posts_over_three_years()
    {
        var posts = All.Where(row => row.GetValueOrDefault("error", "").Length == 0).Select(row => row["pubDate"])
            .Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(900, posts.Length);
        Assert.StartsWith("2020-09", posts[0], StringComparison.Ordinal);
        Assert.StartsWith("2023-08", posts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_picture_in_them_has_a_file_and_each_file_is_in_them() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(sample.Folder, "pictures")).Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal),
        All.Where(row => row.GetValueOrDefault("imgUrl", "").Length > 0).Select(Picture).Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_old_one_has_no_address_of_a_carousels_items_and_ids_that_a_float_rounded()
    {
        Assert.DoesNotContain("sidePostUrl", Old[0].Keys);
        Assert.Contains(Old, row => row["isSidecar"] == "true");
        Assert.All(Old, row => Assert.Equal((long)ExportRow.Rounded((ulong)Id(row["postUrl"])), Number(row["postId"])));
        Assert.True(Old.Count(row => Id(row["postUrl"]) != Number(row["postId"])) > Old.Count * 9 / 10);
    }

    [Fact]
    public void The_newer_ones_have_both_addresses_and_true_ids() => Assert.All(
        (List<Dictionary<string, string>>[])[Newer, Newest], rows =>
        {
            Assert.Contains(rows, row => row.GetValueOrDefault("sidePostUrl", "").Length > 0);
            Assert.All(rows.Where(row => row.ContainsKey("postUrl") && row["postUrl"].Length > 0),
                row => Assert.Equal(Id(row["postUrl"]), Number(row["postId"])));
        });

    [Fact]
    public void Successive_exports_share_posts_that_have_gathered_likes()
    {
        Assert.Equal(40, SharedPosts(Old, Newer).Count);
        Assert.Equal(40, SharedPosts(Newer, Newest).Count);
        Assert.All(SharedPosts(Old, Newer), pair => Assert.True(pair.Earlier < pair.Later || pair.Later == 0));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("😂")]
    [InlineData("#synthetic")]
    public void Captions_hold(string text) =>
        Assert.All((List<Dictionary<string, string>>[])[Old, Newer, Newest], rows =>
            Assert.Contains(rows, row =>
                row.GetValueOrDefault("description", "").Contains(text, StringComparison.Ordinal)));

    [Fact]
    public void There_are_an_error_row_empty_counts_and_empty_captions()
    {
        Assert.Single(All, row => row.GetValueOrDefault("error", "").Length > 0);
        Assert.All((string[])["likeCount", "commentCount", "description"], column =>
            Assert.Contains(Old, row => row[column].Length == 0));
        Assert.Contains(Newest, row => !row.ContainsKey("likeCount"));
    }

    [Fact]
    public void Videos_have_no_picture_alone_and_within_carousels()
    {
        var videos = All.Where(row => row.GetValueOrDefault("type") == "Video").ToArray();

        Assert.All(videos, row => Assert.Equal("", row.GetValueOrDefault("imgUrl", "")));
        Assert.Contains(videos, row => row["isSidecar"] == "true");
        Assert.Contains(videos, row => row["isSidecar"] == "false");
    }

    [Fact]
    public void Columns_of_tags_stand_where_they_were_first_needed()
    {
        var columns = Newer[0].Keys.ToList();

        Assert.Contains("taggedUsername4", columns);
        Assert.NotEqual(columns.IndexOf("taggedUsername3") + 2, columns.IndexOf("sidePostUrl"));
        Assert.Contains(Newer, row => row["taggedUsername1"].Length > 0 && row["taggedUsername2"].Length == 0);
    }

    [Fact]
    public void Every_name_is_marked_synthetic() => Assert.All(
        All.Where(row => row.ContainsKey("username")).SelectMany(row => row)
            .Where(cell => cell.Key.Contains("sername", StringComparison.Ordinal) && cell.Value.Length > 0),
        cell => Assert.StartsWith("synthetic_", cell.Value, StringComparison.Ordinal));

    private static List<(int Earlier, int Later)> SharedPosts(
        List<Dictionary<string, string>> earlier, List<Dictionary<string, string>> later)
    {
        static Dictionary<string, int> Likes(List<Dictionary<string, string>> rows) => rows
            .Where(row => row.GetValueOrDefault("pubDate", "").Length > 0).DistinctBy(row => row["pubDate"])
            .ToDictionary(row => row["pubDate"], row => (int)Number(row.GetValueOrDefault("likeCount", "")));
        var (before, after) = (Likes(earlier), Likes(later));
        return [.. before.Where(post => after.ContainsKey(post.Key)).Select(post => (post.Value, after[post.Key]))];
    }

    private static string Picture(Dictionary<string, string> row) =>
        Code(row.GetValueOrDefault("sidePostUrl", "") is { Length: > 0 } side ? side : row["postUrl"]);

    private static string Code(string address) => address[(address.LastIndexOf('/') + 1)..];

    private static long Id(string address) => (long)SyntheticShortcode.IdOf(Code(address));

    private static long Number(string text) => text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(JsonElement cell) =>
        cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetRawText();

    private List<Dictionary<string, string>> Csv(string name)
    {
        using var file = File.OpenRead(Path.Combine(sample.Folder, "exports", name));
        using var reader = CsvReader.Create(file, new CsvReaderOptions());
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            var columns = reader.Headers.ToArray();
            Assert.Equal(columns.Length, reader.FieldCount);
            rows.Add(Enumerable.Range(0, columns.Length)
                .ToDictionary(i => columns[i], reader.GetString, StringComparer.Ordinal));
        }
        return rows;
    }

    private List<Dictionary<string, string>> Json(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(sample.Folder, "exports", name)));
        return
        [
            .. document.RootElement.EnumerateArray().Select(row => row.EnumerateObject()
                .ToDictionary(cell => cell.Name, cell => Text(cell.Value), StringComparer.Ordinal)),
        ];
    }
}
