using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Content;

public sealed class ContentStoreLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ContentStore _store;

    public ContentStoreLaws() => _store = new ContentStore(_scratch.File("store"));

    public void Dispose() => _scratch.Dispose();

    private bool Fetch(Digest digest) => _store.TryFetch(digest, _scratch.File("out"));

    [Fact]
    public void Stored_content_is_fetched()
    {
        var (digest, size) = _store.Put(_scratch.Write("in", "content"));
        Assert.Equal((Digest.Of("content"u8), 7), (digest, size));
        Assert.True(Fetch(digest));
        Assert.Equal("content", File.ReadAllText(_scratch.File("out")));
    }

    [Fact]
    public void Content_that_was_never_stored_is_not_fetched()
    {
        Assert.False(Fetch(Digest.Of("other"u8)));
        Assert.False(File.Exists(_scratch.File("out")));
    }

    [Theory]
    [InlineData("CONTENT")]
    [InlineData("conten")]
    [InlineData("content and more")]
    [InlineData("")]
    public void A_damaged_object_is_never_returned_and_can_be_put_again(string damage)
    {
        var (digest, _) = _store.Put(_scratch.Write("in", "content"));
        File.WriteAllText(_store.PathOf(digest), damage);
        Assert.False(Fetch(digest));
        Assert.False(File.Exists(_scratch.File("out")));
        _store.Put(_scratch.File("in"));
        Assert.True(Fetch(digest));
    }

    [Fact]
    public void A_failed_write_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => _store.Put(stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Empty(Directory.GetFiles(_scratch.File("store"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Two_writers_of_one_content_do_not_disturb_each_other()
    {
        var content = new byte[1 << 20];
        var expected = Digest.Of(content);
        Parallel.For(0, 16, _ => Assert.Equal(expected, _store.Put(stream => stream.Write(content))));
        Assert.True(Fetch(expected));
        Assert.Single(Directory.GetFiles(_scratch.File("store"), "*", SearchOption.AllDirectories));
    }
}
