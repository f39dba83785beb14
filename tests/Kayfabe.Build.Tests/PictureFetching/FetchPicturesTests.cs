using System.Text.RegularExpressions;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Study.Fetching;

namespace Kayfabe.Build.Tests.PictureFetching;

/// <summary>
/// The target as a user runs it. Its server is the proxy of the environment, which alone resolves the names: a server
/// of this machine would not be asked.
/// </summary>
public sealed class FetchPicturesTests : IDisposable
{
    private const int Pictures = 60;

    private readonly Checkout _checkout = Checkout.Fresh(new RoadStudy());
    private readonly PictureServer _server;
    private Action<int>? _asked;
    private int _requests;

    public FetchPicturesTests()
    {
        var exports = _checkout.In("exports/posts.csv");
        var rows = File.ReadAllText(exports);
        File.WriteAllText(
            exports, rows.Replace("https://example.org/", "http://pictures.example/", StringComparison.Ordinal));
        Directory.Delete(_checkout.In("pictures"), recursive: true);
        _server = new PictureServer((path, time) =>
        {
            _asked?.Invoke(Interlocked.Increment(ref _requests));
            var picture = int.Parse(Regex.Match(path, @"(\d+)\.jpg").Groups[1].Value, null);
            return picture % 10 == 0 && time == 1
                ? PictureServer.Status("404 Not Found") : PictureServer.Ok(RoadStudy.Drawing(picture));
        });
    }

    private string Record => _checkout.In(FetchRecord.FileName);

    public void Dispose()
    {
        _server.Dispose();
        _checkout.Dispose();
    }

    [Fact]
    public void Where_nothing_was_fetched_the_study_is_as_it_was()
    {
        for (var picture = 0; picture < Pictures; picture++)
        {
            var file = _checkout.In($"pictures/HPic{picture:D3}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, RoadStudy.Drawing(picture));
        }
        var before = Checkout.Digests(_checkout.StudyFolder);
        Assert.Contains("0 to fetch", Fetch().Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(before, Checkout.Digests(_checkout.StudyFolder));
    }

    [Fact]
    public void A_study_without_pictures_is_completed_and_built()
    {
        var first = Fetch().AssertExplained();
        Assert.Contains("60 pictures in the exports, 0 of them are here\n60 to fetch, 4 at a time\n", first.Out,
            StringComparison.Ordinal);
        Assert.Contains("Fetched 54 pictures", first.Out, StringComparison.Ordinal);
        Assert.Contains("6 refused by the server\n  HPic000: the server answered 404 Not Found\n", first.Error,
            StringComparison.Ordinal);
        Assert.Equal(7, File.ReadAllLines(Path.Combine(_checkout.Artifacts, "failedPictures.csv")).Length);

        Assert.Contains("6 to fetch", Fetch().Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains("60 of them are here\n0 to fetch", Fetch().Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(Pictures + 6, _server.Requests);
        _checkout.Run("--target=Detect").Succeeded();
    }

    [Fact]
    public void A_run_that_is_killed_three_times_fetches_every_picture_once()
    {
        foreach (var kill in (int[])[10, 25, 45])
        {
            using var host = Start();
            using var reached = new ManualResetEventSlim();
            _asked = requests =>
            {
                if (requests >= kill)
                    reached.Set();
            };
            reached.Wait(TestContext.Current.CancellationToken);
            _asked = null;
            host.Kill();
        }
        var before = File.ReadAllLines(Record).Length;
        Assert.InRange(before, 1, Pictures - 1);
        Fetch();
        Fetch().Succeeded();
        Assert.Equal(Pictures, File.ReadAllLines(Record).Select(line => line.Split('"')[3]).Distinct().Count());
        Assert.Equal(Pictures, File.ReadAllLines(Record).Length);
        Assert.Equal(Pictures, Directory.GetFiles(_checkout.In("pictures")).Length);
        // Of those in flight when a run was killed, four at a time, some are asked for again; of the others none.
        Assert.InRange(_server.Requests, Pictures + 6, Pictures + 6 + (3 * 4));
    }

    [Fact]
    public void The_record_is_forgotten_with_the_picture()
    {
        Fetch();
        Fetch().Succeeded();
        // As in a clone: the record is in git, the pictures are not.
        Directory.Delete(_checkout.In("pictures"), recursive: true);
        var id = RoadStudy.IdOf(30);
        var told = _checkout.Run("--target=Forget", $"--picture={id}").Succeeded();
        Assert.Contains("  data/small/pictures.jsonl: where it was fetched\n", told.Out, StringComparison.Ordinal);
        Assert.Contains("1 answer of the image service", told.Out, StringComparison.Ordinal);
        _checkout.Run("--target=Forget", $"--picture={id}", "--yes").Succeeded();
        Assert.DoesNotContain(id, File.ReadAllText(Record), StringComparison.Ordinal);
        Assert.Equal(Pictures - 1, File.ReadAllLines(Record).Length);
        var again = Fetch().Succeeded();
        Assert.Contains("59 pictures in the exports", again.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_checkout.In($"pictures/{id}.png")));
    }

    [Theory]
    [InlineData("pictures.jsonl")]
    [InlineData("pictures")]
    public void A_link_out_of_the_study_is_not_written_through(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        var outside = Path.Combine(_checkout.Root, "outside");
        if (name == "pictures")
            Directory.CreateSymbolicLink(_checkout.In(name), Directory.CreateDirectory(outside).FullName);
        else
            File.CreateSymbolicLink(_checkout.In(name), outside);
        Assert.Contains(
            "this is a link out of the study's folder", Fetch().AssertExplained().Error, StringComparison.Ordinal);
        Assert.Equal(0, _server.Requests);
    }

    private HostRun Fetch()
    {
        using var host = Start();
        return host.Finish();
    }

    private RunningHost Start() => Host.Start(
        _checkout, Host.Folder,
        new Dictionary<string, string?> { ["http_proxy"] = _server.Address, ["no_proxy"] = null },
        "--target=FetchPictures", "--parallel=4");
}
