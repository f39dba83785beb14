using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Content;

/// <summary>Results without a place in a workspace: stored, found, never wrong.</summary>
public sealed class ResultStoreLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ContentStore _content;
    private readonly ResultStore _results;

    public ResultStoreLaws()
    {
        _content = new ContentStore(_scratch.File("store"));
        _results = new ResultStore(_content, new ActionCache(_scratch.File("store")));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_stored_result_is_found_and_fetched()
    {
        Keep(1);

        var record = _results.Find(Key(1).Key, out var problem)!;

        Assert.Null(problem);
        Assert.Equal(["sub/rows", "values"], record.Outputs.Select(output => output.Path));
        Assert.Null(_results.Fetch(record, _scratch.File("out")));
        Assert.Equal("values of 1", File.ReadAllText(_scratch.File("out/values")));
        Assert.Equal("rows", File.ReadAllText(_scratch.File("out/sub/rows")));
    }

    [Fact]
    public void A_result_that_was_never_stored_is_not_found() => Assert.Null(_results.Find(Key(1).Key, out _));

    [Fact]
    public void Damaged_content_is_a_miss_that_leaves_no_folder()
    {
        var record = Keep(1);
        File.WriteAllText(_content.PathOf(record.Outputs[1].Digest), "other");

        Assert.Equal(
            new Miss(MissReason.Damaged, "the store's copy of values is damaged"),
            _results.Fetch(record, _scratch.File("out")));
        Assert.False(Directory.Exists(_scratch.File("out")));
    }

    [Fact]
    public void Missing_content_is_a_miss_that_leaves_no_folder()
    {
        var record = Keep(1);
        File.Delete(_content.PathOf(record.Outputs[0].Digest));

        Assert.Equal(
            new Miss(MissReason.NotInStore, "the store no longer has sub/rows"),
            _results.Fetch(record, _scratch.File("out")));
        Assert.False(Directory.Exists(_scratch.File("out")));
    }

    [Fact]
    public void Many_at_once_are_all_found()
    {
        Parallel.For(0, 50, i => Keep(i));

        Parallel.For(
            0, 50, i => Assert.Null(_results.Fetch(_results.Find(Key(i).Key, out _)!, _scratch.File($"out {i}"))));
        Assert.All(
            Enumerable.Range(0, 50),
            i => Assert.Equal($"values of {i}", File.ReadAllText(_scratch.File($"out {i}/values"))));
    }

    private static KeyDescription Key(int number) => new([new KeyEntry(EntryKind.Setting, "number", $"{number}")]);

    [Fact]
    public void A_folder_cleared_while_it_is_written_leaves_no_record()
    {
        var folder = _scratch.File("made");
        ResultStore.Begin(folder);
        File.WriteAllText(Path.Combine(folder, "values"), "first");
        Directory.Delete(folder, recursive: true); // rm -rf artifacts
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "rows"), "second");

        Assert.Throws<StoreException>(() => _results.Keep("Cell", Key(1), folder, 1));
        Assert.Null(_results.Find(Key(1).Key, out _));
    }

    [Fact]
    public void A_deleted_folder_leaves_no_record()
    {
        var folder = _scratch.File("made");
        ResultStore.Begin(folder);
        Directory.Delete(folder, recursive: true);
        Assert.Throws<StoreException>(() => _results.Keep("Cell", Key(1), folder, 1));
        Assert.Null(_results.Find(Key(1).Key, out _));
    }

    private ActionRecord Keep(int number)
    {
        var folder = _scratch.File($"made {number}");
        ResultStore.Begin(folder);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.WriteAllText(Path.Combine(folder, "values"), $"values of {number}");
        File.WriteAllText(Path.Combine(folder, "sub", "rows"), "rows");
        return _results.Keep("Cell", Key(number), folder, 1);
    }
}
