using Kayfabe.Store.Files;

namespace Kayfabe.Store.Tests.Files;

public sealed class AtomicFileLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_temporary_name_is_random()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 20; i++)
            AtomicFile.Write(_scratch.File("a"), stream => names.Add(Path.GetFileName(stream.Name)));
        Assert.Equal(20, names.Count);
        // 128 random bits.
        Assert.All(names, name => Assert.Matches("^\\.kayfabe-[0-9a-f]{32}\\.tmp$", name));
    }

    [Fact]
    public void Stale_temporary_files_are_removed()
    {
        var old = Left(".kayfabe-00000000000000000000000000000001.tmp", TimeSpan.FromHours(13));
        var young = Left(".kayfabe-00000000000000000000000000000002.tmp", TimeSpan.FromHours(11));
        var theirs = Left("theirs.tmp", TimeSpan.FromDays(100));

        AtomicFile.Write(_scratch.File("a"), "content"u8.ToArray());

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.True(File.Exists(theirs));
    }

    [Fact]
    public void A_failed_write_leaves_no_file()
    {
        Assert.Throws<IOException>(
            () => AtomicFile.Write(_scratch.File("a"), _ => throw new IOException("the disk is full")));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public void Unfinished_files_are_removed_below_a_folder_that_nobody_else_writes_to_and_nothing_else()
    {
        var young = Left(".kayfabe-00000000000000000000000000000001.tmp", TimeSpan.Zero);
        Directory.CreateDirectory(_scratch.File("below"));
        var below = Left("below/.kayfabe-00000000000000000000000000000002.tmp", TimeSpan.Zero);
        string[] theirs = [Left("theirs.tmp", TimeSpan.Zero), Left(".kayfabe-notes", TimeSpan.Zero)];

        AtomicFile.RemoveUnfinished(_scratch.Path);
        AtomicFile.RemoveUnfinished(_scratch.File("absent"));

        Assert.False(File.Exists(young));
        Assert.False(File.Exists(below));
        Assert.All(theirs, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void A_temporary_file_can_be_in_another_folder_than_the_file()
    {
        var path = _scratch.File("index");
        var folder = _scratch.File("study");

        AtomicFile.Write(path, "content"u8.ToArray(), folder, _scratch.Path);

        Assert.Equal("content", File.ReadAllText(path));
        Assert.True(Directory.Exists(folder));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private string Left(string name, TimeSpan ago)
    {
        var path = _scratch.Write(name, "half");
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path) - ago);
        return path;
    }
}
