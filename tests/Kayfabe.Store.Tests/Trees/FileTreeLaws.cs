using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Trees;

namespace Kayfabe.Store.Tests.Trees;

public sealed class FileTreeLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly FileTree _tree;

    public FileTreeLaws()
    {
        _tree = new FileTree(
            new ContentStore(_scratch.File("store")), _scratch.File("index"), LaterDisk.AMinute(_scratch));
        _scratch.Write("in/a.jpg", "a");
        _scratch.Write("in/sub/b.jpg", "b");
    }

    public void Dispose() => _scratch.Dispose();

    private Digest? Now() => _tree.DigestOf(_scratch.File("in"));

    [Fact]
    public void The_manifest_lists_files_as_sha256sum_does()
    {
        var files = _tree.Files(Now()!);
        Assert.Equal([("a.jpg", Digest.Of("a"u8)), ("sub/b.jpg", Digest.Of("b"u8))], files);
    }

    [Fact]
    public void Broken_links_links_to_folders_and_pipes_are_reported_each_time_and_are_not_content()
    {
        if (OperatingSystem.IsWindows())
            return;
        var before = Now();
        _scratch.Write("elsewhere/c.jpg", "c");
        File.CreateSymbolicLink(_scratch.File("in/dead.jpg"), "/nowhere/dead.jpg");
        File.CreateSymbolicLink(_scratch.File("in/sub/link.jpg"), "../a.jpg");
        Directory.CreateSymbolicLink(_scratch.File("in/more"), _scratch.File("elsewhere"));
        System.Diagnostics.Process.Start("mkfifo", _scratch.File("in/pipe.jpg")).WaitForExit();
        for (var run = 0; run < 2; run++)
        {
            var refused = new SortedDictionary<string, SkippedEntry>(StringComparer.Ordinal);
            var files = _tree.Files(_tree.DigestOf(_scratch.File("in"), skipped: refused.Add)!);
            Assert.Equal(
                [
                    new("dead.jpg", SkippedEntry.BrokenLink),
                    new("more", SkippedEntry.LinkToFolder),
                    new("pipe.jpg", SkippedEntry.SpecialFile),
                ],
                refused);
            Assert.Equal(["a.jpg", "sub/b.jpg", "sub/link.jpg"], files.Select(file => file.Path));
        }
        File.Delete(_scratch.File("in/sub/link.jpg"));
        Assert.Equal(before, Now());
    }

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData("Thumbs.db")]
    [InlineData("thumbs.db")]
    [InlineData("desktop.ini")]
    public void Files_that_systems_leave_in_folders_are_not_content(string name)
    {
        var before = Now();
        _scratch.Write($"in/{name}", "x");
        Assert.Equal(before, Now());
    }

    [Fact]
    public void Touching_every_file_changes_nothing()
    {
        var before = Now();
        foreach (var file in Directory.GetFiles(_scratch.File("in"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(before, Now());
    }

    [Fact]
    public void Another_folder_with_the_same_files_has_the_same_digest()
    {
        _scratch.Write("copy/sub/b.jpg", "b");
        _scratch.Write("copy/a.jpg", "a");
        Assert.Equal(Now(), _tree.DigestOf(_scratch.File("copy")));
    }

    [Fact]
    public void Editing_an_input_changes_the_digest_and_names_it() =>
        Changed(() => _scratch.Write("in/a.jpg", "A"), "in: a.jpg edited");

    [Fact]
    public void Adding_an_input_changes_the_digest_and_names_it() =>
        Changed(() => _scratch.Write("in/c.jpg", "c"), "in: c.jpg added");

    [Fact]
    public void Removing_an_input_changes_the_digest_and_names_it() =>
        Changed(() => File.Delete(_scratch.File("in/a.jpg")), "in: a.jpg removed");

    [Fact]
    public void Renaming_an_input_changes_the_digest_and_names_it() =>
        Changed(() => File.Move(_scratch.File("in/a.jpg"), _scratch.File("in/z.jpg")), "in: a.jpg renamed to z.jpg");

    [Fact]
    public void Moving_content_between_two_names_changes_the_digest() => Changed(
        () =>
        {
            _scratch.Write("in/a.jpg", "b");
            _scratch.Write("in/sub/b.jpg", "a");
        },
        "in: a.jpg edited; sub/b.jpg edited");

    [Fact]
    public void Files_whose_name_starts_with_a_dot_are_not_content()
    {
        var before = Now();
        _scratch.Write("in/.DS_Store", "x");
        _scratch.Write("in/.git/config", "x");
        Assert.Equal(before, Now());
    }

    [Fact]
    public void Only_accepted_files_count()
    {
        var before = _tree.DigestOf(_scratch.File("in"), path => path.EndsWith(".jpg", StringComparison.Ordinal));
        _scratch.Write("in/notes.txt", "x");
        Assert.Equal(
            before, _tree.DigestOf(_scratch.File("in"), path => path.EndsWith(".jpg", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_folder_has_no_digest() => Assert.Null(_tree.DigestOf(_scratch.File("none")));

    [Fact]
    public void A_manifest_that_the_store_lost_is_made_again()
    {
        var before = Now();
        Directory.Delete(_scratch.File("store"), recursive: true);
        Assert.Equal(before, Now());
        Assert.Equal(2, _tree.Files(before!).Count());
    }

    private void Changed(Action change, string description)
    {
        var before = Now();
        change();
        var after = Now();
        Assert.NotEqual(before, after);
        Assert.Equal(description, _tree.Describe("in", before!, after!));
    }
}
