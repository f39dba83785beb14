using Kayfabe.Build.Fetching;
using Kayfabe.Build.Terminal;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Fetching;

/// <summary>Fetching from a server: study.json wants https, so that the class is tested by itself.</summary>
public sealed class SourceFetcherTests : IDisposable
{
    private static readonly byte[] s_matrix = SyntheticMatrix.Bytes(SyntheticMatrix.Lines(20));

    private static readonly FetchRules s_rules = new() { Schemes = ["http"], Proxy = null };

    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-fetch-").FullName;
    private readonly ContentStore _store;

    public SourceFetcherTests() => _store = new ContentStore(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_is_fetched_once_and_kept(bool sizeIsTold)
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(s_matrix, sizeIsTold ? s_matrix.Length : null));
        var source = Source(server.Url);

        var path = Fetcher().Fetch(source);
        Assert.Equal(path, Fetcher().Fetch(source));

        Assert.Equal(s_matrix, File.ReadAllBytes(path));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_file_that_was_damaged_in_the_store_is_fetched_again()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(s_matrix, s_matrix.Length));
        var source = Source(server.Url);
        File.WriteAllText(Fetcher().Fetch(source), "damaged");

        Assert.Equal(s_matrix, File.ReadAllBytes(Fetcher().Fetch(source)));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void A_server_that_refuses_is_named_with_its_answer()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer([], 0, "404 Not Found"));

        AssertRefused(Source(server.Url), "404", "--mirror=<folder>");
    }

    [Fact]
    public void A_server_that_is_not_there_is_named()
    {
        Uri url;
        using (var server = new ScriptedServer([]))
            url = server.Url;

        AssertRefused(Source(url), "could not be downloaded", "--mirror=<folder>");
    }

    [Fact]
    public void A_download_that_is_cut_off_is_refused()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(s_matrix[..100], s_matrix.Length));

        AssertRefused(Source(server.Url), "could not be downloaded");
    }

    [Fact]
    public void A_download_that_is_shorter_than_the_study_says_is_refused()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(s_matrix[..100], length: null));

        AssertRefused(Source(server.Url), "has 100 bytes, but study.json says", "nothing was kept");
    }

    [Fact]
    public void A_download_that_is_too_long_is_not_read_to_its_end()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer([.. s_matrix, .. new byte[1 << 20]], length: null),
            hangs: true);

        AssertRefused(Source(server.Url), "has more than", "nothing was kept");
    }

    [Fact]
    public void A_download_with_another_digest_is_refused_and_both_are_shown()
    {
        byte[] other = [.. s_matrix[..^2], (byte)'9', (byte)'\n'];
        using var server = new ScriptedServer(ScriptedServer.Answer(other, other.Length));

        AssertRefused(Source(server.Url), Digest.Of(other).ToString(), Digest.Of(s_matrix).ToString(),
            "nothing was kept");
    }

    [Fact]
    public void A_download_that_stands_still_is_given_up()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(s_matrix[..100], s_matrix.Length), hangs: true);

        AssertRefused(Source(server.Url), Fetcher(s_rules with { Window = TimeSpan.FromMilliseconds(300) }),
            "could not be downloaded", "--mirror=<folder>");
    }

    [Fact]
    public void What_a_server_says_reaches_no_terminal_unescaped()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer([], 0, "404 \u001b[31mred\u0007\u009b2J"));
        var refusal = Assert.Throws<InputException>(() => Fetcher().Fetch(Source(server.Url)));
        Assert.Contains("404", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }

    [Fact]
    public void A_named_pipe_in_the_mirror_is_refused_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no mkfifo.");
        var mirror = Directory.CreateTempSubdirectory("kayfabe-mirror-").FullName;
        try
        {
            using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(mirror, "small.csv")]))
                mkfifo.WaitForExit();
            var fetcher = new SourceFetcher(_store, mirror,
                new Progress(TimeProvider.System, TextWriter.Null, enabled: false));

            var refusal = Assert.Throws<InputException>(
                () => fetcher.Fetch(Source(new Uri("https://example.org/small.csv"))));

            Assert.Contains("small.csv in the mirror: ", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(mirror, recursive: true);
        }
    }

    // A server on this machine is asked by explicit permission only.
    private static SourceFile Source(Uri url) =>
        new("small.csv", url, s_matrix.Length, Digest.Of(s_matrix), MayBePrivate: true);

    private SourceFetcher Fetcher(FetchRules? rules = null) =>
        new(_store, mirror: null, new Progress(TimeProvider.System, TextWriter.Null, enabled: false), rules ?? s_rules);

    private void AssertRefused(SourceFile source, params string[] said) => AssertRefused(source, Fetcher(), said);

    private void AssertRefused(SourceFile source, SourceFetcher fetcher, params string[] said)
    {
        var refusal = Assert.Throws<InputException>(() => fetcher.Fetch(source));
        foreach (var text in said.Append(source.Url.ToString()))
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Message.Split('\n'));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }
}
