using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Index;

/// <summary>
/// Whether a remembered digest may be trusted, on disks of all kinds. The stat that the index gets never changes, as in
/// an edit of the same size within the resolution of the disk's clock.
/// </summary>
public sealed class DiskClockLaws : IDisposable
{
    private const long Second = 1_000_000_000, Written = 1_700_000_000 * Second;
    private const ulong Ours = 1, Another = 2;

    private readonly ScratchFolder _scratch = new();
    private readonly string _path;

    public DiskClockLaws() => _path = _scratch.Write("a", "content");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_that_is_young_by_its_disks_clock_is_read_again_whatever_the_machines_clock(int seconds)
    {
        LookAt(new Disks(Ours, Written + (seconds * Second)), "content");
        LookAt(new Disks(Ours, Written + (600 * Second)), "CONTENT");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public void A_file_that_is_old_by_its_disks_clock_is_not_read_again(int seconds)
    {
        LookAt(new Disks(Ours, Written + (seconds * Second)), "content");
        LookAt(new Disks(Ours, Written + (seconds * Second)), "CONTENT", remembered: "content");
    }

    [Fact]
    public void Without_a_known_clock_a_file_is_trusted_once_its_stat_has_been_the_same_for_a_while()
    {
        var seen = Written + (600 * Second); // Whatever the time on the index's own disk.
        LookAt(new Disks(Another, seen), "content");
        LookAt(new Disks(Another, seen + (3 * Second)), "CONTENT");
        LookAt(new Disks(Another, seen + (5 * Second)), "COntent");
        LookAt(new Disks(Another, seen + (5 * Second)), "unseen!", remembered: "COntent");
    }

    [Fact]
    public void Without_any_clock_a_file_is_read_again()
    {
        LookAt(new Disks(Ours, null), "content");
        LookAt(new Disks(Ours, Written + (600 * Second)), "CONTENT");
    }

    [Fact]
    public void A_young_file_is_read_again_within_a_run()
    {
        var index = Open(new Disks(Another, Written + (600 * Second)));
        Assert.Equal(Of("content"), index.DigestOf(_path));
        File.WriteAllText(_path, "CONTENT");
        Assert.Equal(Of("CONTENT"), index.DigestOf(_path));
    }

    [Fact]
    public void No_edit_on_a_real_disk_is_missed_however_soon_it_comes()
    {
        for (var i = 0; i < 300; i++)
        {
            var content = $"content {i % 10}";
            File.WriteAllText(_path, content);
            var index = new FileIndex(_scratch.File("index"));
            Assert.Equal(Of(content), index.DigestOf(_path));
            if (i % 3 == 0)
                index.Save();
        }
    }

    [Fact]
    public void The_time_of_a_real_disk_is_that_of_its_own_time_stamps()
    {
        var clock = new DiskClock(_scratch.File("index"));
        var before = FileStat.Of(_scratch.Write("before", ""))!.Value.Modified;
        var now = clock.Now();
        var after = FileStat.Of(_scratch.Write("after", ""))!.Value.Modified;
        Assert.InRange(now!.Value, before, after);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.File("index")));
    }

    private static Digest Of(string content) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(content));

    private FileIndex Open(DiskClock disks)
    {
        var length = new FileInfo(_path).Length;
        return new FileIndex(_scratch.File("index"), disks, _ => new FileStat(length, Written, Written, 7));
    }

    // A run: the file has the content, and the index has the digest of what it remembers or reads.
    private void LookAt(Disks disks, string content, string? remembered = null)
    {
        File.WriteAllText(_path, content);
        var index = Open(disks);
        Assert.Equal(Of(remembered ?? content), index.DigestOf(_path));
        index.Save();
    }

    // The index is on the disk Ours.
    private sealed class Disks(ulong device, long? now) : DiskClock("index")
    {
        protected override ulong? DeviceOf(string path) => device;

        protected override DiskTime? TimeIn(string folder) => now is { } time ? new DiskTime(Ours, time) : null;
    }
}
