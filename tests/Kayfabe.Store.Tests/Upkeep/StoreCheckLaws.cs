using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Runs;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Store.Tests.Upkeep;

/// <summary>A check of a store names and removes what is damaged, whatever it is, and nothing else.</summary>
public sealed class StoreCheckLaws : IDisposable
{
    private readonly FilledStore _store = new();
    private readonly LockedStage _stage;

    public StoreCheckLaws()
    {
        _stage = _store.Add("stage");
        var run = new StudyLock("study", [_stage]);
        new RunStore(_store.Folder, "study").Keep(run.Id, run.ToBytes());
        new SideFile(_store.Folder, "code/xgboost-1").Write("1.7.4");
        Checkouts.Register(_store.Folder, "/work");
        var index = new FileIndex(Path.Combine(Checkouts.IndexFolder(_store.Folder, "/work"), "files.idx"));
        File.WriteAllText(_store.Beside("file"), "content");
        index.DigestOf(_store.Beside("file"));
        index.Save();
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_whole_store_is_whole()
    {
        var found = Check();
        Assert.Empty(found.Damaged);
        Assert.Empty(found.Others);
        Assert.Equal(0, found.Incomplete);
        Assert.Equal(3, found.Files[StoreFileKind.Content]);
        Assert.Equal(1, found.Files[StoreFileKind.Record]);
        Assert.Equal(1, found.Files[StoreFileKind.Run]);
        Assert.Equal(2, found.Files[StoreFileKind.SideFile]);
        Assert.Equal(1, found.Files[StoreFileKind.Index]);
    }

    [Fact]
    public void A_flipped_bit_in_any_file_is_found_and_the_file_removed()
    {
        foreach (var name in _store.Files)
        {
            var path = Path.Combine(_store.Folder, name);
            var whole = File.ReadAllBytes(path);
            foreach (var at in (int[])[0, whole.Length / 2, whole.Length - 1])
            {
                var bytes = whole.ToArray();
                bytes[at] ^= 1;
                // Only white space: the lock says the same.
                if (name.StartsWith("runs/", StringComparison.Ordinal) && char.IsWhiteSpace((char)whole[at]))
                    continue;
                File.WriteAllBytes(path, bytes);
                var damaged = Assert.Single(Check().Damaged);
                Assert.Equal((name, true), (damaged.Name, damaged.IsRemoved));
                Assert.False(File.Exists(path), name);
            }
            File.WriteAllBytes(path, whole[..^1]);
            if (!name.StartsWith("runs/", StringComparison.Ordinal))
                Assert.Equal(name, Assert.Single(Check().Damaged).Name);
            File.WriteAllBytes(path, whole);
        }
        Assert.Empty(Check().Damaged);
    }

    [Fact]
    public void A_record_without_its_contents_is_incomplete_and_no_damage()
    {
        File.Delete(_store.Content.PathOf(_stage.Outputs[0].Digest));
        var found = Check();
        Assert.Empty(found.Damaged);
        Assert.Equal(1, found.Incomplete);
    }

    [Fact]
    public void A_record_under_another_key_is_damage()
    {
        var path = new ActionCache(_store.Folder).PathOf(_stage.Key);
        var other = new ActionCache(_store.Folder).PathOf(new(_stage.Outputs[0].Digest));
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        File.Copy(path, other);
        Assert.Equal("it is not the record of its key", Assert.Single(Check().Damaged).Problem);
    }

    [Fact]
    public void What_is_not_of_a_store_is_named_and_left_alone()
    {
        File.WriteAllText(Path.Combine(_store.Folder, "notes.txt"), "mine");
        var found = Check();
        Assert.Equal(["notes.txt"], found.Others);
        Assert.Empty(found.Damaged);
        Assert.True(File.Exists(Path.Combine(_store.Folder, "notes.txt")));
    }

    [Fact]
    public void What_a_newer_version_wrote_is_no_damage()
    {
        var name = _store.Files.Single(file => file.StartsWith("code/", StringComparison.Ordinal));
        var path = Path.Combine(_store.Folder, name);
        File.WriteAllText(path, "kayfabe side file 2 something else\n");
        Assert.Empty(Check().Damaged);
    }

    private CheckedStore Check() => new StoreCheck(_store.Folder).Run();
}
