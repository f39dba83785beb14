using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Trees;

namespace Kayfabe.Store.Tests.Trees;

/// <summary>A manifest is trusted only as it was written.</summary>
public sealed class ManifestLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ContentStore _store;
    private readonly FileTree _tree;

    public ManifestLaws()
    {
        _store = new ContentStore(_scratch.File("store"));
        _tree = new FileTree(_store, _scratch.File("index"), LaterDisk.AMinute(_scratch));
        _scratch.Write("in/a.jpg", "a");
        _scratch.Write("in/b.jpg", "b");
    }

    public void Dispose() => _scratch.Dispose();

    private Digest Now() => _tree.DigestOf(_scratch.File("in"))!;

    private static string[] PathsOf(IEnumerable<(string Path, Digest Digest)> files) =>
        [.. files.Select(file => file.Path)];

    [Fact]
    public void A_manifest_with_a_line_removed_is_made_again()
    {
        var manifest = Now();
        var path = _store.PathOf(manifest);
        File.WriteAllLines(path, File.ReadAllLines(path)[1..]);
        Assert.Equal(manifest, Now());
        Assert.Equal(["a.jpg", "b.jpg"], PathsOf(_tree.Files(manifest)));
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void What_is_in_its_place_is_replaced(InPlaceOf thing)
    {
        var manifest = Now();
        thing.Replace(_store.PathOf(manifest));
        Assert.Equal(manifest, Now());
        Assert.Equal(["a.jpg", "b.jpg"], PathsOf(_tree.Files(manifest)));
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void What_is_in_place_of_an_index_is_replaced(InPlaceOf thing)
    {
        var manifest = Now();
        var index = Directory.GetFiles(_scratch.File("index"), "tree-*.idx").Single();
        thing.Replace(index);
        Assert.Equal(manifest, Now());
        Assert.True(new FileInfo(index).Length > 0);
    }

    [Fact]
    public void An_index_of_a_newer_version_is_left_alone_and_ours_kept_beside_it()
    {
        var manifest = Now();
        var index = Directory.GetFiles(_scratch.File("index"), "tree-*.idx").Single();
        File.WriteAllText(index, "kafidx99 of another form");

        Assert.Equal(manifest, Now());
        Assert.Equal(manifest, Now());

        Assert.Equal("kafidx99 of another form", File.ReadAllText(index));
        Assert.True(File.Exists(index + ".v3"));
    }

    [Fact]
    public void An_index_whose_header_was_altered_is_not_believed()
    {
        var manifest = Now();
        var other = _store.Put(stream => stream.Write("no list\n"u8));
        var index = Directory.GetFiles(_scratch.File("index"), "tree-*.idx").Single();
        var bytes = File.ReadAllBytes(index);
        other.CopyTo(bytes.AsSpan(40));
        File.WriteAllBytes(index, bytes);

        Assert.Equal(manifest, Now());
    }

    [Fact]
    public void A_damaged_manifest_of_a_folder_that_changed_since_is_an_error()
    {
        var manifest = Now();
        File.WriteAllText(_store.PathOf(manifest), "");
        _scratch.Write("in/c.jpg", "c");
        Assert.Contains(
            "changed while the build ran",
            Assert.Throws<StoreException>(() => _tree.Files(manifest)).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_is_not_a_manifest_has_no_description()
    {
        var file = _store.Put(stream => stream.Write("no list\n"u8));
        Assert.Null(_tree.Describe("in", file, Now()));
    }

    [Theory]
    [InlineData("u\u0308.jpg", "the name 'u\u0308.jpg' has the character U+0308")]
    [InlineData("A.jpg", "'A.jpg' and 'a.jpg' are the same file on a system")]
    [InlineData("a\nb.jpg", "the name 'a\\u000ab.jpg' has a control character")]
    public void Names_that_differ_on_other_systems_are_refused(string name, string problem)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may refuse or change such a name themselves.");
        _scratch.Write($"in/{name}", "x");
        Assert.StartsWith(problem, Assert.Throws<StoreException>(() => Now()).Problem, StringComparison.Ordinal);
    }
}
