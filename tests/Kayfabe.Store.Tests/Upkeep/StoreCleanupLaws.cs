using Kayfabe.Store.Content;
using Kayfabe.Store.Index;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Store.Tests.Upkeep;

/// <summary>A cleanup removes what is old and unnamed, and nothing else.</summary>
public sealed class StoreCleanupLaws : IDisposable
{
    private readonly FilledStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_was_not_used_for_long_goes_and_the_rest_stays()
    {
        var old = _store.Add("old", daysAgo: 31);
        var young = _store.Add("young", daysAgo: 29);

        Assert.Equal(4, _store.Clean(new StoreRoots()));

        Assert.False(_store.Has(old));
        Assert.True(_store.Has(young));
    }

    [Fact]
    public void What_a_lock_names_stays_with_the_lists_of_its_inputs()
    {
        var named = _store.Add("named", daysAgo: 1000);

        Assert.Equal(0, _store.Clean(FilledStore.Roots(named), olderThan: 1, maxSize: 1));

        Assert.Equal(4, _store.Files.Length);
    }

    [Fact]
    public void What_the_last_build_of_a_checkout_has_stays()
    {
        var last = _store.Add("Stage", daysAgo: 1000);
        var results = new ResultStore(_store.Content, new ActionCache(_store.Folder, clock: _store.Clock));
        var index = new FileIndex(_store.Beside("index"));
        using (var workspace = new Workspace(_store.Beside("artifacts"), results, index, () => { }))
            workspace.LookUp("Stage", new(last.Entries), (_, _) => null, out _);
        foreach (var file in _store.Files)
            _store.Age(Path.Combine(_store.Folder, file), 1000);
        var roots = new StoreRoots();
        roots.AddLastOf(_store.Beside("artifacts"));

        Assert.Equal(0, _store.Clean(roots));
    }

    [Fact]
    public void A_hit_counts_as_a_use_of_all_that_the_record_names()
    {
        var used = _store.Add("used", daysAgo: 31);
        Assert.NotNull(new ActionCache(_store.Folder, clock: _store.Clock).Find(used.Key, out _));

        Assert.Equal(0, _store.Clean(new StoreRoots()));
    }

    [Fact]
    public void A_content_of_an_old_and_a_young_result_stays()
    {
        var young = _store.Add("same", daysAgo: 1);
        var old = _store.Add("old", daysAgo: 40);
        var both = new ActionRecord("both", [], young.Outputs, 1);
        new ActionCache(_store.Folder).Put(new Kayfabe.Store.Keys.KeyDescription([]).Key, both);
        foreach (var output in young.Outputs)
            _store.Age(_store.Content.PathOf(output.Digest), 40);

        _store.Clean(new StoreRoots());

        Assert.True(_store.Has(young));
        Assert.False(_store.Has(old));
    }

    [Fact]
    public void Above_the_size_the_least_recently_used_go_first_until_it_fits()
    {
        var oldest = _store.Add("oldest", daysAgo: 20);
        var middle = _store.Add("middle", daysAgo: 10);
        var latest = _store.Add("latest", daysAgo: 5);
        var all = _store.Plan(new StoreRoots()).Size;

        _store.Clean(new StoreRoots(), maxSize: all - 1);
        Assert.False(_store.Has(oldest));
        Assert.True(_store.Has(middle));

        _store.Clean(new StoreRoots(), maxSize: 1);
        Assert.False(_store.Has(middle));
        Assert.False(_store.Has(latest));
        Assert.Empty(_store.Files);
    }

    [Fact]
    public void What_was_used_within_two_days_stays_whatever_the_limits()
    {
        var now = _store.Add("now", daysAgo: 1);

        Assert.Equal(0, _store.Clean(new StoreRoots(), olderThan: 0, maxSize: 0));

        Assert.True(_store.Has(now));
    }

    [Fact]
    public void A_second_cleanup_finds_nothing_to_do()
    {
        _store.Add("old", daysAgo: 31);
        _store.Add("young", daysAgo: 3);
        Assert.NotEqual(0, _store.Clean(new StoreRoots(), maxSize: 100));
        Assert.Equal(0, _store.Clean(new StoreRoots(), maxSize: 100));
    }

    [Fact]
    public void What_is_used_between_plan_and_removal_stays()
    {
        var old = _store.Add("old", daysAgo: 31);
        var plan = _store.Plan(new StoreRoots());
        _store.Content.Put(stream => stream.Write("a of old"u8)); // Another build makes it again.

        new StoreCleanup(_store.Folder, _store.Clock).Remove(plan, Assert.Fail);

        Assert.True(_store.Content.IsWhole(old.Outputs[0].Digest));
        Assert.False(_store.Content.Contains(old.Outputs[1].Digest));
    }

    [Fact]
    public void A_file_from_the_future_is_not_kept_for_years()
    {
        var future = _store.Add("future", daysAgo: -1000);
        Assert.Equal(0, _store.Clean(new StoreRoots()));
        Assert.NotNull(new ActionCache(_store.Folder, clock: _store.Clock).Find(future.Key, out _));
        var record = new ActionCache(_store.Folder).PathOf(future.Key);
        Assert.Equal(_store.Clock.Now.UtcDateTime, File.GetLastWriteTimeUtc(record));
    }

    [Fact]
    public void What_is_not_of_a_store_and_what_lies_behind_a_link_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Not every user may make links on this system.");
        var recordings = Directory.CreateDirectory(_store.Beside("data/recordings")).FullName;
        var old = _store.Add("old", daysAgo: 31);
        var objects = Path.Combine(_store.Folder, "objects");
        Directory.Move(objects, Path.Combine(recordings, "objects"));
        Directory.CreateSymbolicLink(objects, Path.Combine(recordings, "objects"));
        var note = Path.Combine(_store.Folder, "README.txt");
        File.WriteAllText(note, "mine");
        _store.Age(note, 1000);

        _store.Clean(new StoreRoots(), olderThan: 0, maxSize: 0);

        Assert.True(File.Exists(note));
        Assert.True(_store.Content.IsWhole(old.Outputs[0].Digest));
    }

    [Fact]
    public void The_indexes_of_a_checkout_that_is_gone_go_with_their_age()
    {
        var here = Directory.CreateDirectory(_store.Beside("here")).FullName;
        foreach (var root in (string[])[here, _store.Beside("gone")])
        {
            Checkouts.Register(_store.Folder, root);
            var index = Path.Combine(Checkouts.IndexFolder(_store.Folder, root), "files.idx");
            new FileIndex(index).Save();
            File.WriteAllText(index, "");
        }
        foreach (var file in _store.Files)
            _store.Age(Path.Combine(_store.Folder, file), 31);
        Assert.Equal([here, _store.Beside("gone")], Checkouts.Of(_store.Folder).Order().Reverse());

        Assert.Equal(2, _store.Clean(new StoreRoots()));

        Assert.Equal([here], Checkouts.Of(_store.Folder));
    }
}
