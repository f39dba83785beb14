using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Tests.Transport;

/// <summary>What every remote does, a folder and S3 alike.</summary>
public sealed class RemoteLaws : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ScriptedS3 _s3 = new();

    public static TheoryData<string> Kinds => ["folder", "s3"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_put_is_listed_and_got(string kind)
    {
        using var remote = Open(kind);
        var name = NameOf("content");
        Assert.True(await Put(remote, name, "content"));
        Assert.Equal("content", await Get(remote, name));
        Assert.Equal([new RemoteItem(name, 7)], await List(remote, ""));
        Assert.Equal([new RemoteItem(name, 7)], await List(remote, RemoteNames.Objects));
        Assert.Empty(await List(remote, RemoteNames.Results));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_there_is_not_replaced(string kind)
    {
        using var remote = Open(kind);
        Assert.True(await Put(remote, NameOf("a"), "first"));
        Assert.False(await Put(remote, NameOf("a"), "second"));
        Assert.Equal("first", await Get(remote, NameOf("a")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_not_there_is_no_error(string kind)
    {
        using var remote = Open(kind);
        Assert.Null(await Get(remote, NameOf("a")));
        Assert.Empty(await List(remote, ""));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task More_than_was_asked_for_is_an_error(string kind)
    {
        using var remote = Open(kind);
        await Put(remote, NameOf("a"), "content");
        var e = await Assert.ThrowsAsync<RemoteException>(() => Get(remote, NameOf("a"), most: 6));
        Assert.Contains("more than 6 bytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_of_many_pages_takes_a_request_a_page()
    {
        _s3.PageSize = 10;
        using var remote = Open("s3");
        for (var i = 0; i < 35; i++)
            _s3.Objects[$"bucket/prefix/{NameOf($"{i}")}"] = [1];
        Assert.Equal(35, (await List(remote, "")).Length);
        Assert.Equal(4, _s3.Requests);
    }

    [Theory]
    [InlineData("file:///tmp/shared", "file:///tmp/shared")]
    [InlineData("file:///tmp/shared/", "file:///tmp/shared")]
    [InlineData("s3://bucket", "s3://bucket")]
    [InlineData("s3://bucket/a/b/", "s3://bucket/a/b")]
    public void An_address_reads_as_it_is_written(string text, string shown)
    {
        Assert.Equal(shown, RemoteAddress.Parse(text, out var problem)?.ToString());
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("/tmp/shared")]
    [InlineData("file:///")]
    [InlineData("file://server/share")]
    [InlineData("https://bucket.example")]
    [InlineData("s3://key:secret@bucket/prefix")]
    [InlineData("s3://b")]
    [InlineData("s3://bucket/a//b")]
    [InlineData("s3://bucket/../b")]
    [InlineData("s3://bucket/a?b")]
    public void What_is_no_address_has_a_reason(string text)
    {
        Assert.Null(RemoteAddress.Parse(text, out var problem));
        Assert.NotNull(problem);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_of_one_content_or_one_result()
    {
        var digest = Digest.Of("a"u8);
        var hint = Digest.Of("b"u8).Hex;
        Assert.True(RemoteNames.IsObject(RemoteNames.Of(digest), out var read));
        Assert.Equal(digest, read);
        Assert.True(RemoteNames.IsResult(RemoteNames.Of(new ActionKey(digest), hint), out var key, out var by));
        Assert.Equal((digest, hint), (key.Digest, by));
        Assert.False(RemoteNames.IsObject(RemoteNames.Of(digest).ToUpperInvariant(), out _));
        Assert.False(RemoteNames.IsObject($"objects/../{digest.Hex[2..]}", out _));
        Assert.False(RemoteNames.IsResult(RemoteNames.Of(new ActionKey(digest), "../../x"), out _, out _));
    }

    [Property]
    public void Any_text_is_an_address_or_has_a_reason(NonNull<string> text, bool isBucket)
    {
        foreach (var tried in (string[])[text.Get, (isBucket ? "s3://bucket/" : "file:///") + text.Get])
        {
            var address = RemoteAddress.Parse(tried, out var problem);
            Assert.Equal(address is null, problem is not null);
            if (address is BucketAddress bucket)
                Assert.Equal(bucket, RemoteAddress.Parse(bucket.ToString(), out _));
        }
    }

    [Property]
    public void A_name_of_a_stranger_is_nothing_or_exactly_a_name_of_ours(NonNull<string> text, byte[] content)
    {
        var name = RemoteNames.Of(Digest.Of(content));
        string[] names =
            [text.Get, name + text.Get, name[..^1] + text.Get, $"results/{name["objects/".Length..]}/{text.Get}.json"];
        foreach (var tried in names)
        {
            Assert.True(!RemoteNames.IsObject(tried, out var digest) || RemoteNames.Of(digest) == tried);
            Assert.True(!RemoteNames.IsResult(tried, out var key, out var hint) || RemoteNames.Of(key, hint) == tried);
        }
    }

    public void Dispose()
    {
        _s3.Dispose();
        _folder.Dispose();
    }

    internal static string NameOf(string content) => RemoteNames.Of(Digest.Of(Encoding.UTF8.GetBytes(content)));

    internal static async Task<bool> Put(IRemote remote, string name, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await remote.PutIfAbsent(name, bytes, TestContext.Current.CancellationToken);
    }

    internal static async Task<string?> Get(IRemote remote, string name, long most = 1000)
    {
        using var bytes = new MemoryStream();
        return await remote.Get(name, bytes, most, TestContext.Current.CancellationToken)
            ? Encoding.UTF8.GetString(bytes.ToArray())
            : null;
    }

    internal static async Task<RemoteItem[]> List(IRemote remote, string prefix)
    {
        var items = new List<RemoteItem>();
        await foreach (var item in remote.List(prefix, TestContext.Current.CancellationToken))
            items.Add(item);
        return [.. items];
    }

    private IRemote Open(string kind) => kind == "folder"
        ? new FolderAddress(_folder.Path).Open(Patience.OfBuild)
        : ScriptedRemote.Open(_s3);
}
