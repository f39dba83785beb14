using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Index;

public sealed class FileIndexLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private FileIndex Open(DiskClock clock, Func<string, FileStat?>? stat = null) =>
        new(_scratch.File("index"), clock, stat);

    [Fact]
    public void Same_content_with_another_time_has_the_same_digest()
    {
        var path = _scratch.Write("a", "content");
        var index = Open(LaterDisk.AMinute(_scratch));
        var before = index.DigestOf(path);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(before, index.DigestOf(path));
    }

    [Fact]
    public void A_missing_file_has_no_digest() =>
        Assert.Null(Open(LaterDisk.AMinute(_scratch)).DigestOf(_scratch.File("none")));

    [Fact]
    public void Many_files_have_the_same_digests_as_one_by_one()
    {
        string[] paths =
        [
            .. Enumerable.Range(0, 40).Select(i => _scratch.Write($"f{i}", $"content {i % 7}")),
            _scratch.File("none"),
        ];
        var index = Open(LaterDisk.AMinute(_scratch));
        index.DigestOf(paths[3]);

        var digests = index.DigestsOf(paths);

        Assert.Equal(paths.Select(path => Open(LaterDisk.AMinute(_scratch)).DigestOf(path)), digests);
        Assert.Equal(digests, index.DigestsOf(paths));
    }

    [Fact]
    public void A_file_whose_stat_did_not_change_is_not_read_again()
    {
        var path = _scratch.Write("a", "content");
        var stat = FileStat.Of(path);
        var index = Open(LaterDisk.AMinute(_scratch), _ => stat);
        var digest = index.DigestOf(path);
        index.Save();
        File.WriteAllText(path, "CONTENT"); // Unnoticed: the index gets the old stat.
        Assert.Equal(digest, Open(LaterDisk.AMinute(_scratch), _ => stat).DigestOf(path));
    }

    [Fact]
    public void A_file_that_changed_within_the_clocks_resolution_is_read_again()
    {
        var path = _scratch.Write("a", "content");
        var stat = FileStat.Of(path);
        var index = Open(new DiskClock(_scratch.Path), _ => stat); // Read just after it was written.
        index.DigestOf(path);
        index.Save();
        File.WriteAllText(path, "CONTENT"); // Same size and times.
        Assert.Equal(Digest.Of("CONTENT"u8), Open(new DiskClock(_scratch.Path), _ => stat).DigestOf(path));
    }

    [Fact]
    public void An_edit_of_the_same_size_with_its_time_set_back_is_detected_by_its_time_of_change()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a file's time of change.");
        var path = _scratch.Write("a", "content");
        var written = File.GetLastWriteTimeUtc(path);
        var index = Open(LaterDisk.AMinute(_scratch));
        index.DigestOf(path);
        while (FileStat.Of(path) is { } old && Rewritten(path, written) is { } now && now.Changed == old.Changed)
        {
        }
        Assert.Equal(Digest.Of("CONTENT"u8), index.DigestOf(path));
    }

    private static FileStat? Rewritten(string path, DateTime time)
    {
        File.WriteAllText(path, "CONTENT");
        File.SetLastWriteTimeUtc(path, time);
        return FileStat.Of(path);
    }

    [Fact]
    public void A_damaged_index_is_ignored()
    {
        var path = _scratch.Write("a", "content");
        var index = Open(LaterDisk.AMinute(_scratch));
        index.DigestOf(path);
        index.Save();
        var bytes = File.ReadAllBytes(_scratch.File("index"));
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x40;
            File.WriteAllBytes(_scratch.File("index"), damaged);
            Assert.Equal(Digest.Of("content"u8), Open(LaterDisk.AMinute(_scratch)).DigestOf(path));
        }
        File.WriteAllBytes(_scratch.File("index"), bytes[..^5]);
        Assert.Equal(Digest.Of("content"u8), Open(LaterDisk.AMinute(_scratch)).DigestOf(path));
    }
}
