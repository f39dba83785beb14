using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Content;

/// <summary>A stage's result in a workspace: found, restored, made again, never wrong.</summary>
public sealed class WorkspaceLaws : IDisposable
{
    private const string Stage = "Featurize";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static KeyDescription Key(int threshold) =>
        new([new KeyEntry(EntryKind.Setting, "threshold", $"{threshold}")]);

    private Workspace Open(string checkout = "one", Action? waiting = null) => new(
        _scratch.File($"{checkout}/artifacts"),
        new ResultStore(new ContentStore(_scratch.File("cache")), new ActionCache(_scratch.File("cache"))),
        new FileIndex(_scratch.File($"{checkout}/index")),
        waiting ?? (() => { }));

    private static Verdict Look(Workspace workspace, int threshold) =>
        workspace.LookUp(Stage, Key(threshold), static (_, _) => null, out _);

    private static void Make(Workspace workspace, int threshold)
    {
        var scratch = workspace.NewScratch(Stage);
        Directory.CreateDirectory(Path.Combine(scratch, "sub"));
        File.WriteAllText(Path.Combine(scratch, "matrix"), $"matrix at {threshold}");
        File.WriteAllText(Path.Combine(scratch, "sub", "rows"), "rows");
        workspace.Commit(Stage, Key(threshold), scratch, 1);
    }

    private static string Content(Workspace workspace, string name = "matrix") =>
        File.ReadAllText(Path.Combine(workspace.FolderOf(Stage), name));

    private string ObjectOf(string content) =>
        new ContentStore(_scratch.File("cache")).PathOf(Digest.Of(System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void First_run_misses_second_run_hits()
    {
        using var workspace = Open();
        Assert.Equal(MissReason.NeverRan, Assert.IsType<Miss>(Look(workspace, 95)).Reason);
        Make(workspace, 95);
        Assert.Equal(new Hit(""), Look(workspace, 95));
    }

    [Fact]
    public void A_setting_there_and_back_hits_on_the_way_back()
    {
        using var workspace = Open();
        Make(workspace, 95);
        Assert.Equal(new Miss(MissReason.SettingChanged, "threshold 95 -> 90"), Look(workspace, 90));
        Make(workspace, 90);
        Assert.Equal(new Hit("restored from the store"), Look(workspace, 95));
        Assert.Equal("matrix at 95", Content(workspace));
        Assert.Equal(new Hit(""), Look(workspace, 95));
    }

    [Fact]
    public void Another_checkout_with_a_shared_cache_hits()
    {
        using (var workspace = Open())
            Make(workspace, 95);
        using var other = Open("two");
        Assert.Equal(new Hit("restored from the store"), Look(other, 95));
        Assert.Equal("rows", Content(other, "sub/rows"));
    }

    [Theory]
    [InlineData("matrix", "edited")]
    [InlineData("matrix", null)]
    [InlineData("stranger", "of nobody")]
    public void A_changed_artifact_is_restored(string name, string? content)
    {
        using var workspace = Open();
        Make(workspace, 95);
        var path = Path.Combine(workspace.FolderOf(Stage), name);
        if (content is null)
            File.Delete(path);
        else
            File.WriteAllText(path, content);
        Assert.Equal(new Hit("restored from the store"), Look(workspace, 95));
        Assert.Equal("matrix at 95", Content(workspace));
        Assert.False(File.Exists(Path.Combine(workspace.FolderOf(Stage), "stranger")));
    }

    [Fact]
    public void A_damaged_object_is_a_miss_with_a_cause()
    {
        using var workspace = Open();
        Make(workspace, 95);
        Make(workspace, 90);
        File.WriteAllText(ObjectOf("matrix at 95"), "matrix at 66");
        Assert.Equal(new Miss(MissReason.Damaged, "the store's copy of matrix is damaged"), Look(workspace, 95));
        Assert.Equal("matrix at 90", Content(workspace));
    }

    [Fact]
    public void A_removed_object_is_a_miss_with_a_cause()
    {
        using var workspace = Open();
        Make(workspace, 95);
        Make(workspace, 90);
        File.Delete(ObjectOf("matrix at 95"));
        Assert.Equal(new Miss(MissReason.NotInStore, "the store no longer has matrix"), Look(workspace, 95));
    }

    [Fact]
    public void A_damaged_record_is_a_miss_with_a_cause_wherever_it_is_damaged()
    {
        using var workspace = Open();
        Make(workspace, 95);
        var path = new ActionCache(_scratch.File("cache")).PathOf(Key(95).Key);
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length; i += 5)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Equal(MissReason.Damaged, Assert.IsType<Miss>(Look(workspace, 95)).Reason);
        }
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Assert.Equal(MissReason.Damaged, Assert.IsType<Miss>(Look(workspace, 95)).Reason);
    }

    [Fact]
    public void A_deleted_cache_is_a_miss_that_says_so()
    {
        using var workspace = Open();
        Make(workspace, 95);
        Directory.Delete(_scratch.File("cache"), recursive: true);
        Assert.Equal(MissReason.NotInStore, Assert.IsType<Miss>(Look(workspace, 95)).Reason);
    }

    [Fact]
    public void A_failed_stage_leaves_the_earlier_result()
    {
        using (var workspace = Open())
        {
            Make(workspace, 95);
            File.WriteAllText(Path.Combine(workspace.NewScratch(Stage), "matrix"), "half");
        }
        using var next = Open();
        Assert.Equal("matrix at 95", Content(next));
        Assert.Equal(new Hit(""), Look(next, 95));
    }

    [Fact]
    public void A_result_lost_by_a_kill_during_the_replacement_is_restored()
    {
        using (var workspace = Open())
        {
            Make(workspace, 95);
            Directory.Move(workspace.FolderOf(Stage), workspace.FolderOf(Stage) + ".gone");
        }
        using var next = Open();
        Assert.Equal(new Hit("restored from the store"), Look(next, 95));
    }

    [Fact]
    public void Two_builds_never_write_to_one_scratch_folder_even_where_files_cannot_be_locked()
    {
        using var one = Open();
        var ours = one.NewScratch(Stage);
        File.WriteAllText(Path.Combine(ours, "matrix"), "ours");
        File.Delete(_scratch.File("one/artifacts/.lock")); // So that another build can take it at once.
        string theirs;
        using (var other = Open())
        {
            theirs = other.NewScratch(Stage);
            Assert.False(File.Exists(Path.Combine(theirs, "matrix")));
        }
        Assert.NotEqual(ours, theirs);
    }

    [Fact]
    public void Putting_a_result_in_place_leaves_the_scratch_folders_of_other_stages_alone()
    {
        using var workspace = Open();
        var other = workspace.NewScratch("Train");
        File.WriteAllText(Path.Combine(other, "model"), "half");
        Make(workspace, 95);
        Make(workspace, 90);
        Assert.Equal("half", File.ReadAllText(Path.Combine(other, "model")));
        Assert.Equal([other], Directory.GetDirectories(Path.GetDirectoryName(other)!));
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    public void Anything_in_place_of_the_lock_is_replaced(InPlaceOf thing)
    {
        Open().Dispose();
        var path = _scratch.File("one/artifacts/.lock");
        thing.Replace(path);
        using var workspace = Open();
        Assert.NotNull(FileStat.Of(path));
    }

    [Fact]
    public void A_pipe_among_the_outputs_is_an_error_and_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Made and told from a file on Linux only.");
        using var workspace = Open();
        var scratch = workspace.NewScratch(Stage);
        InPlaceOf.Pipe.Replace(Path.Combine(scratch, "matrix"));
        Assert.Throws<StoreException>(() => workspace.Commit(Stage, Key(95), scratch, 1));
    }

    [Fact]
    public void Clearing_leaves_the_lock_and_stored_results_are_restored()
    {
        using var workspace = Open();
        Make(workspace, 95);
        workspace.Clear();
        Assert.Equal(
            [".lock"], Directory.GetFileSystemEntries(_scratch.File("one/artifacts")).Select(Path.GetFileName));
        Assert.Equal(new Hit("restored from the store"), Look(workspace, 95));
    }

    [Fact]
    public void A_result_whose_scratch_folder_was_cleared_is_not_stored()
    {
        using var workspace = Open();
        var scratch = workspace.NewScratch(Stage);
        File.WriteAllText(Path.Combine(scratch, "matrix"), "matrix at 95");
        Directory.Delete(_scratch.File("one/artifacts"), recursive: true);
        Directory.CreateDirectory(scratch);
        File.WriteAllText(Path.Combine(scratch, "rows"), "rows");
        Assert.Throws<StoreException>(() => workspace.Commit(Stage, Key(95), scratch, 1));
        Assert.IsType<Miss>(Look(workspace, 95));
    }

    [Fact]
    public void The_scratch_folder_of_a_killed_build_is_removed()
    {
        Directory.CreateDirectory(_scratch.File("one/artifacts/.scratch/0123/Train"));
        using (Open())
            Assert.False(Directory.Exists(_scratch.File("one/artifacts/.scratch")));
    }

    [Fact]
    public void A_read_only_store_provides_results_and_is_not_written_to()
    {
        using (var theirs = Open())
            Make(theirs, 95);
        var before = Directory.GetFiles(_scratch.File("cache"), "*", SearchOption.AllDirectories);
        using var ours = OpenReading(_scratch.File("cache"));

        Assert.Equal(new Hit("restored from the store"), Look(ours, 95));
        Assert.Equal("matrix at 95", Content(ours));
        Assert.IsType<Miss>(Look(ours, 90));
        Make(ours, 90);
        Assert.Equal(new Hit("restored from the store"), Look(ours, 95));
        Assert.Equal(new Hit("restored from the store"), Look(ours, 90));

        Assert.Equal(before, Directory.GetFiles(_scratch.File("cache"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_damaged_object_of_a_read_only_store_is_made_again_in_our_own()
    {
        using (var theirs = Open())
            Make(theirs, 95);
        var theirObject = ObjectOf("matrix at 95");
        File.WriteAllText(theirObject, "matrix at 66");
        using var ours = OpenReading(_scratch.File("cache"));
        Assert.Equal(MissReason.Damaged, Assert.IsType<Miss>(Look(ours, 95)).Reason);
        Make(ours, 95);
        Directory.Delete(ours.FolderOf(Stage), recursive: true);
        Assert.Equal(new Hit("restored from the store"), Look(ours, 95));
        Assert.Equal("matrix at 95", Content(ours));
    }

    private Workspace OpenReading(string shared) => new(
        _scratch.File("ours/artifacts"),
        new ResultStore(new ContentStore(_scratch.File("own"), shared), new ActionCache(_scratch.File("own"), shared)),
        new FileIndex(_scratch.File("ours/index")),
        () => { });

    [Fact]
    public async Task A_second_build_waits_for_the_first()
    {
        var first = Open();
        var waiting = new TaskCompletionSource();
        var second = Task.Run(() => Open(waiting: waiting.SetResult));
        await waiting.Task;
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }
}
