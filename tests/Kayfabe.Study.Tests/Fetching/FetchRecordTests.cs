using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Tests.Fetching;

public sealed class FetchRecordTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File("pictures.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_says_what_came_from_where_and_when()
    {
        Write("C1");
        Assert.Equal(
            Line("C1", Digest("C1")), File.ReadAllText(Path));
        using var record = Open();
        Assert.Equal((Digest("C1"), 5, "jpeg", Time), record.Find("C1"));
        Assert.Null(record.Find("C2"));
    }

    [Fact]
    public void What_is_added_is_in_the_file_at_once()
    {
        using var record = Open();
        record.Add(Picture("C1"));
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Assert.NotEqual(0, file.Length);
        Assert.NotNull(record.Find("C1"));
    }

    [Fact]
    public void Wherever_a_run_is_killed_the_lines_before_are_kept_and_the_next_one_is_whole()
    {
        Write("C1", "C2");
        var whole = File.ReadAllBytes(Path);
        var first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var cut = first; cut < whole.Length - 1; cut++)
        {
            File.WriteAllBytes(Path, whole[..cut]);
            using (var record = Open())
            {
                Assert.Equal(1, record.Count);
                record.Add(Picture("C3"));
            }
            using var again = Open();
            Assert.Equal((2, true), (again.Count, again.Find("C3") is not null));
        }
    }

    [Fact]
    public void A_last_line_that_lacks_its_end_alone_is_kept()
    {
        Write("C1", "C2");
        var whole = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, whole[..^1]);
        using (var record = Open())
            Assert.Equal(2, record.Count);
        Assert.Equal(whole, File.ReadAllBytes(Path));
    }

    [Fact]
    public void Sorted_lines_are_the_same_whatever_the_order_in_which_they_came()
    {
        Write("C2", "a", "C10", "C1");
        using var record = Open();
        Assert.False(record.IsSorted);
        using var sorted = new MemoryStream();
        record.WriteSorted(sorted);
        Assert.Equal(
            ["C1", "C10", "C2", "a"],
            Encoding.UTF8.GetString(sorted.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('"')[3]));
        File.WriteAllBytes(Path, sorted.ToArray());
        using var again = Open();
        Assert.Equal((true, 4), (again.IsSorted, again.Count));
    }

    [Theory]
    [InlineData("nonsense", 2, "this is not the JSON")]
    [InlineData("[]", 1, "'picture' is missing")]
    [InlineData("{}", 1, "'picture' is missing")]
    [InlineData("{\"picture\":\"C2\",\"digest\":5}", 17, "'digest' is missing, or not as it was written")]
    public void A_line_that_is_no_picture_is_a_fault_with_its_place(string line, int column, string said)
    {
        Write("C1");
        File.AppendAllText(Path, line + "\n");
        var fault = Assert.Throws<InputException>(() => Open()).Faults[0];
        Assert.Equal(("data/s/pictures.jsonl", 2, column), (fault.File, fault.Line, fault.Column));
        Assert.StartsWith(said, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/x", null)]
    [InlineData("C2", "sha256:0")]
    public void An_id_that_is_no_file_name_and_a_digest_that_is_none_are_faults(string id, string? digest)
    {
        File.WriteAllText(Path, Line(id, digest ?? Digest("C2")));
        Assert.Throws<InputException>(() => Open());
        File.WriteAllText(Path, Line("C2", Digest("C2")));
        Open().Dispose();
    }

    [Fact]
    public void A_picture_has_one_digest()
    {
        Write("C1");
        File.AppendAllText(Path, File.ReadAllText(Path));
        Open().Dispose();
        File.AppendAllText(Path, Line("C1", Digest("C2")));
        Assert.Contains("two digests", Assert.Throws<InputException>(() => Open()).Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Time { get; } = new(2026, 11, 26, 21, 0, 5, TimeSpan.Zero);

    private static string Line(string picture, string digest) =>
        $"{{\"picture\":\"{picture}\",\"digest\":\"{digest}\",\"bytes\":5,\"format\":\"jpeg\",\"width\":100,"
        + "\"height\":90,\"url\":\"https://a.example/1.jpg?a=b&oe=7\",\"fetched\":\"2026-11-26T21:00:05Z\"}\n";

    private static string Digest(string picture) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(picture)));

    private static FetchedPicture Picture(string id) => new(
        id, Digest(id), 5, new PictureHeader("jpeg", 100, 90), "https://a.example/1.jpg?a=b&oe=7", Time);

    private void Write(params string[] pictures)
    {
        using var record = Open();
        foreach (var picture in pictures)
            record.Add(Picture(picture));
    }

    private FetchRecord Open() => FetchRecord.Open(Path, "data/s/pictures.jsonl");
}
