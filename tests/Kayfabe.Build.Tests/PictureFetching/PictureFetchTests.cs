using System.Security.Cryptography;
using System.Text;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.PictureFetching;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Tests.PictureFetching;

public sealed class PictureFetchTests : IDisposable
{
    private readonly DirectoryInfo _study = Directory.CreateTempSubdirectory("kayfabe-");
    private readonly List<FetchFailure> _failed = [];
    private readonly List<TimeSpan> _pauses = [];

    private string Folder => Path.Combine(_study.FullName, "pictures");

    private string Record => Path.Combine(_study.FullName, FetchRecord.FileName);

    public void Dispose() => _study.Delete(recursive: true);

    [Fact]
    public void A_picture_is_put_in_place_and_recorded_with_its_digest_address_and_time()
    {
        using var server = new PictureServer((path, _) =>
            PictureServer.Ok(path == "/1" ? PictureBytes.Png(1) : PictureBytes.Jpeg()));
        Fetch(server, 2, At("B", "/1"), At("A", "/2"));
        Assert.Empty(_failed);
        Assert.Equal(PictureBytes.Png(1), File.ReadAllBytes(Path.Combine(Folder, "B.png")));
        Assert.Equal(PictureBytes.Jpeg(), File.ReadAllBytes(Path.Combine(Folder, "A.jpg")));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
        var lines = File.ReadAllLines(Record);
        Assert.StartsWith(
            $"{{\"picture\":\"A\",\"digest\":\"{DigestOf(PictureBytes.Jpeg())}\",\"bytes\":18,\"format\":\"jpeg\","
            + "\"width\":200,\"height\":100,\"url\":\"http://pictures.example/2\",\"fetched\":\"2026-11-26T21:00:00Z\"",
            lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"picture\":\"B\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_fetched_twice()
    {
        using var server = Pictures();
        Fetch(server, 4, Many(20));
        Fetch(server, 4, Many(25));
        Assert.Equal(25, server.Requests);
        Assert.Equal(25, File.ReadAllLines(Record).Length);
    }

    [Fact]
    public void So_many_at_a_time_and_no_more()
    {
        using var two = new CountdownEvent(3);
        using var server = new PictureServer((path, _) =>
        {
            // The first three wait for each other: else nothing would show that there are several.
            if (!two.IsSet)
            {
                two.Signal();
                two.Wait(TestContext.Current.CancellationToken);
            }
            return PictureServer.Ok(PictureBytes.Png(path.GetHashCode(StringComparison.Ordinal)));
        });
        Fetch(server, 3, Many(30));
        Assert.Equal((3, 30), (server.Most, server.Requests));
    }

    [Theory]
    [InlineData("RIFF....WEBPVP8 ", "WebP")]
    [InlineData("GIF89a..........", "GIF")]
    [InlineData("....ftypheic....", "HEIC")]
    [InlineData("<!DOCTYPE html><html>login</html>", "a web page or XML, not a picture")]
    [InlineData("{\"error\":\"login\"}", "JSON, not a picture")]
    [InlineData("", "the file is empty")]
    [InlineData("nothing known", "neither a JPEG nor a PNG header")]
    public void What_is_no_picture_is_named_for_what_it_is(string body, string said)
    {
        using var server = new PictureServer((_, _) => PictureServer.Ok(Encoding.Latin1.GetBytes(body)));
        Fetch(server, 1, At("A", "/1.jpg"));
        var failure = Assert.Single(_failed);
        Assert.Equal(FetchFailureReason.NotAPicture, failure.Reason);
        Assert.Contains(said, failure.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Empty(_pauses);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(10_001)]
    public void A_picture_of_a_size_that_the_service_does_not_take_is_refused(int side)
    {
        using var server = new PictureServer((_, _) => PictureServer.Ok(PictureBytes.Png(1, side)));
        Fetch(server, 1, At("A", "/1"));
        Assert.Contains("80 to 10000", Assert.Single(_failed).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_beyond_15_MB_is_not_read_to_its_end()
    {
        using var server = new PictureServer((_, _) => PictureServer.Ok(
            [.. PictureBytes.Png(1), .. new byte[PictureHeader.MostBytes]]));
        Fetch(server, 1, At("A", "/1"));
        Assert.Contains("it has more than the 15728640 bytes", Assert.Single(_failed).Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void An_address_that_has_expired_or_is_missing_is_not_asked()
    {
        using var server = Pictures();
        Fetch(server, 2, At("A", "/1", AddressState.Expired), At("B", "", AddressState.Missing),
            At("C", "/3", AddressState.Unusable), At("D", "/4"));
        Assert.Equal(["/4"], server.Asked.Keys);
        Assert.Equal(
            [FetchFailureReason.Expired, FetchFailureReason.Missing, FetchFailureReason.Unusable],
            _failed.Select(failure => failure.Reason));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    public void A_private_address_is_never_asked(string address)
    {
        using var server = Pictures();
        Fetch(server.Rules(address), 1, At("A", "/1"));
        Assert.Equal(FetchFailureReason.Private, Assert.Single(_failed).Reason);
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", FetchFailureReason.Private)]
    [InlineData("file:///etc/passwd", FetchFailureReason.Unreachable)]
    public void A_redirect_to_what_would_not_be_asked_itself_is_not_followed(string location, object reason)
    {
        using var server = new PictureServer((_, _) => PictureServer.Status("302 Found", $"Location: {location}\r\n"));
        Fetch(server, 1, At("A", "/1"));
        Assert.Equal((FetchFailureReason)reason, Assert.Single(_failed).Reason);
        Assert.Equal(["/1"], server.Asked.Keys);
    }

    [Fact]
    public void No_cookie_and_no_credential_is_sent()
    {
        using var server = new PictureServer((path, _) => path == "/again"
            ? PictureServer.Ok(PictureBytes.Png(2), "Set-Cookie: a=b\r\n")
            : PictureServer.Status("302 Found", "Set-Cookie: a=b\r\nLocation: http://user:pw@other.example/again\r\n"));
        Fetch(server, 1, At("A", "/1"), At("B", "/2"));
        Assert.Empty(_failed);
        Assert.Equal(4, server.Heads.Count);
        Assert.All(server.Heads, head =>
        {
            Assert.DoesNotContain("Cookie", head, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Referer", head, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void What_may_pass_is_asked_again_after_a_pause_and_what_will_not_is_not()
    {
        using var server = new PictureServer((path, time) => (path, time) switch
        {
            ("/busy", 1) => PictureServer.Status("503 Service Unavailable"),
            ("/many", < 3) => PictureServer.Status("429 Too Many Requests"),
            ("/cut", 1) => PictureServer.CutOff(PictureBytes.Png(3)),
            ("/gone", _) => PictureServer.Status("404 Not Found"),
            ("/down", _) => PictureServer.Status("500 Internal Server Error"),
            _ => PictureServer.Ok(PictureBytes.Png(path.Length)),
        });
        Fetch(server, 1, At("A", "/busy"), At("B", "/many"), At("C", "/cut"), At("D", "/gone"), At("E", "/down"));
        Assert.Equal(
            [("D", "the server answered 404 Not Found"), ("E", "the server answered 500 Internal Server Error")],
            _failed.Select(failure => (failure.Address.Picture, failure.Detail)));
        string[] paths = ["/busy", "/many", "/cut", "/gone", "/down"];
        Assert.Equal([2, 3, 2, 1, 3], paths.Select(path => server.Asked[path]));
        Assert.Equal([1, 1, 4, 1, 1, 4], _pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public void What_failed_is_tried_again_by_the_next_run_and_nothing_else()
    {
        using var server = new PictureServer((path, time) => path == "/3" && time == 1
            ? PictureServer.Status("403 Forbidden") : PictureServer.Ok(PictureBytes.Png(path.Length + time)));
        Fetch(server, 2, At("A", "/1"), At("C", "/3"));
        Assert.Single(_failed);
        _failed.Clear();
        Fetch(server, 2, At("A", "/1"), At("C", "/3"));
        Assert.Empty(_failed);
        Assert.Equal((1, 2), (server.Asked["/1"], server.Asked["/3"]));
    }

    [Fact]
    public void A_picture_that_changed_at_its_address_replaces_nothing()
    {
        using var server = new PictureServer((_, time) => PictureServer.Ok(PictureBytes.Png(time)));
        Fetch(server, 1, At("A", "/1"));
        var record = File.ReadAllText(Record);
        File.Delete(Path.Combine(Folder, "A.png"));
        Fetch(server, 1, At("A", "/1"));
        var failure = Assert.Single(_failed);
        Assert.Equal(FetchFailureReason.Changed, failure.Reason);
        Assert.Contains(DigestOf(PictureBytes.Png(1)), failure.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Equal(record, File.ReadAllText(Record));
    }

    [Fact]
    public void A_picture_that_was_lost_comes_back_where_it_is_the_same()
    {
        using var server = Pictures();
        Fetch(server, 1, At("A", "/1"));
        var record = File.ReadAllText(Record);
        File.Delete(Path.Combine(Folder, "A.png"));
        Fetch(server, 1, At("A", "/1"));
        Assert.Empty(_failed);
        Assert.True(File.Exists(Path.Combine(Folder, "A.png")));
        Assert.Equal(record, File.ReadAllText(Record));
    }

    [Fact]
    public void A_file_that_is_there_already_is_left_alone_and_said_to_be_edited()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "old"));
        File.WriteAllText(Path.Combine(Folder, "old", "A.JPEG"), "mine");
        using var server = Pictures();
        Fetch(server, 1, At("A", "/1"), At("B", "/2"));
        Assert.Equal(["/2"], server.Asked.Keys);
        File.AppendAllText(Path.Combine(Folder, "B.png"), "edited");
        using var place = Place();
        Assert.Equal(["B"], place.Edited());
    }

    [Fact]
    public void The_bytes_of_a_withdrawn_picture_do_not_come_back_under_another_id()
    {
        var list = Path.Combine(_study.FullName, WithdrawnPictures.FileName);
        File.WriteAllBytes(
            list, WithdrawnPictures.None.With("X", [DigestOf(PictureBytes.Png(2))], new DateOnly(2026, 1, 1)));
        using var server = new PictureServer((path, _) => PictureServer.Ok(PictureBytes.Png(path[1] - '0')));
        Fetch(server.Rules(), 1, WithdrawnPictures.Read(list, "withdrawn.csv"), At("A", "/1"), At("B", "/2"));
        Assert.Equal(FetchFailureReason.Withdrawn, Assert.Single(_failed).Reason);
        Assert.Equal(["A.png"], Directory.GetFiles(Folder).Select(Path.GetFileName));
        Assert.Single(File.ReadAllLines(Record));
    }

    [Fact]
    public void A_network_that_is_down_ends_the_run_early()
    {
        var rules = StudyFetch.Rules with
        {
            Proxy = null,
            Resolve = (_, _) => throw new System.Net.Sockets.SocketException(11001),
        };
        using var place = Place();
        var fetch = Of(place, rules, WithdrawnPictures.None, _ => { });
        fetch.Run(Many(1000), 4);
        Assert.True(fetch.GaveUp);
        Assert.InRange(fetch.Tried, 100, 103);
    }

    [Fact]
    public void Servers_that_are_busy_without_end_end_the_run_early()
    {
        using var server = new PictureServer((_, _) => PictureServer.Status("429 Too Many Requests"));
        using var place = Place();
        var fetch = Of(place, server.Rules(), WithdrawnPictures.None, _ => { });
        fetch.Run(Many(1000), 4);
        Assert.True(fetch.GaveUp);
        Assert.InRange(fetch.Tried, 100, 103);
        Assert.All(_failed, failure => Assert.Equal(FetchFailureReason.Busy, failure.Reason));
    }

    [Fact]
    public void A_file_of_somebody_else_that_looks_unfinished_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        var mine = Path.Combine(Folder, ".my draft.part");
        File.WriteAllText(mine, "mine");
        Place().Dispose();
        Assert.True(File.Exists(mine));
    }

    [Fact]
    public void What_is_compressed_on_the_way_is_neither_asked_for_nor_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
            zip.Write(PictureBytes.Png(1));
        using var server = new PictureServer((_, _) =>
            PictureServer.Ok(packed.ToArray(), "Content-Encoding: gzip\r\n"));
        Fetch(server, 1, At("A", "/1"));
        Assert.Contains("an archive", Assert.Single(_failed).Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(server.Heads), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_run_that_is_stopped_anywhere_is_completed_by_the_next()
    {
        // 1,000 pictures, of which every tenth fails at first; three runs are stopped.
        using var server = new PictureServer((path, time) =>
            path.EndsWith('0') && time <= 2 ? PictureServer.Status("404 Not Found") : PictureServer.Ok(Content(path)));
        var all = Many(1000);
        foreach (var stop in (int[])[150, 300, 420])
        {
            using var place = Place();
            var fetch = Of(place, server.Rules(), WithdrawnPictures.None, done => ThrowAt(stop, done));
            Assert.Throws<TimeoutException>(() => fetch.Run(all, 8));
        }
        for (_failed.Add(null!); _failed.Count > 0;)
        {
            _failed.Clear();
            Fetch(server, 8, all);
        }
        Assert.All(server.Asked, path => Assert.Equal(path.Key.EndsWith('0') ? 3 : 1, path.Value));
        Assert.Equal(1000, File.ReadAllLines(Record).Select(line => line.Split('"')[3]).Distinct().Count());
        Assert.Equal(1000, Directory.GetFiles(Folder).Length);
        Assert.All(all, one => Assert.Equal(
            Content(new Uri(one.Address.Text).AbsolutePath),
            File.ReadAllBytes(Path.Combine(Folder, one.Address.Picture + ".png"))));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_kill_between_writing_recording_and_renaming_loses_nothing(bool isRecorded, bool isCompleted)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Path.Combine(Folder, ".A.part"), PictureBytes.Png(7));
        if (isRecorded)
        {
            using var record = FetchRecord.Open(Record, "pictures.jsonl");
            var header = new PictureHeader("png", 100, 100);
            record.Add(new FetchedPicture(
                "A", DigestOf(PictureBytes.Png(7)), 64, header, "http://a.example/", Clock.Now));
        }
        using var server = new PictureServer((_, _) => PictureServer.Ok(PictureBytes.Png(7)));
        Fetch(server, 1, At("A", "/1"));
        Assert.Equal(isCompleted ? 0 : 1, server.Requests);
        Assert.Equal(["A.png"], Directory.GetFiles(Folder).Select(Path.GetFileName));
        Assert.Single(File.ReadAllLines(Record));
    }

    [Fact]
    public void An_unfinished_file_that_is_a_link_is_removed_and_never_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        Directory.CreateDirectory(Folder);
        var mine = Path.Combine(_study.FullName, "mine.txt");
        File.WriteAllText(mine, "mine");
        File.CreateSymbolicLink(Path.Combine(Folder, ".A.part"), mine);
        using var server = Pictures();
        Fetch(server, 1, At("A", "/1"));
        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.True(File.Exists(Path.Combine(Folder, "A.png")));
    }

    private static void ThrowAt(int stop, int done)
    {
        if (done >= stop)
            throw new TimeoutException();
    }

    private static byte[] Content(string path) => PictureBytes.Png(int.Parse(
        path.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));

    private static PictureServer Pictures() => new((path, _) => PictureServer.Ok(Content(path)));

    private static (PictureAddress Address, AddressState State)[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => At($"P{i}", FormattableString.Invariant($"/{i}")))];

    private static (PictureAddress Address, AddressState State) At(
        string picture, string path, AddressState state = AddressState.Usable) =>
        (new PictureAddress(picture, "http://pictures.example" + path), state);

    private static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    private PicturePlace Place() => new(Folder, Record, "data/s/pictures.jsonl");

    private PictureFetch Of(
        PicturePlace place, FetchRules rules, WithdrawnPictures withdrawn, Action<int> progress) => new(
        place, withdrawn, rules, new Clock())
        {
            Failed = _failed.Add,
            Progress = progress,
            Pause = _pauses.Add,
        };

    private void Fetch(
        PictureServer server, int parallel, params (PictureAddress Address, AddressState State)[] addresses) =>
        Fetch(server.Rules(), parallel, addresses);

    private void Fetch(
        FetchRules rules, int parallel, params (PictureAddress Address, AddressState State)[] addresses) =>
        Fetch(rules, parallel, WithdrawnPictures.None, addresses);

    private void Fetch(
        FetchRules rules, int parallel, WithdrawnPictures withdrawn,
        params (PictureAddress Address, AddressState State)[] addresses)
    {
        using var place = Place();
        Of(place, rules, withdrawn, _ => { }).Run(addresses, parallel);
        place.SortRecord();
    }

    private sealed class Clock : TimeProvider
    {
        public static DateTimeOffset Now { get; } = new(2026, 11, 26, 21, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
