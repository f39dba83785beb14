using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Index;

/// <summary>
/// What the index knows about a file: the digest of its content, and the stat that it had when it was read.
/// </summary>
/// <param name="Path">The file's path: relative to the indexed folder, with <c>/</c>.</param>
/// <param name="Stat">The stat before it was read.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="FirstSeen">
/// <see cref="Settled"/> if any later write changes the stat. Otherwise the file is read again, and this is when the
/// stat was first seen, by the clock of the index's disk, in nanoseconds since 1970, or <see cref="JustNow"/>.
/// </param>
internal sealed record IndexEntry(string Path, FileStat Stat, Digest Digest, long FirstSeen)
{
    /// <summary>Any later write changes the stat.</summary>
    public const long Settled = 0;

    /// <summary>In this run; the time is filled in when the index is written.</summary>
    public const long JustNow = -1;

    /// <summary>Whether a file with this stat has the remembered content.</summary>
    public bool IsCurrent(FileStat? stat) => FirstSeen == Settled && Stat == stat;

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name in the index.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="stat">Its stat.</param>
    /// <param name="known">Its earlier entry, if any.</param>
    /// <param name="clock">The clocks of the disks.</param>
    public static IndexEntry Read(string name, string path, FileStat stat, IndexEntry? known, DiskClock clock)
    {
        var firstSeen = known?.Stat == stat ? known.FirstSeen : JustNow;
        // Before the file is read: anything written later has another time.
        if (clock.IsSettled(path, stat) || WasSeenLongAgo(firstSeen, clock))
            firstSeen = Settled;
        return new IndexEntry(name, stat, Digest.OfFile(path), firstSeen);
    }

    // For disks whose clock is not known. A stat that has been the same for a while belongs to an earlier write, and a
    // later write gets another time, whatever the resolution of the disk's clock. Twice the resolution, since the
    // index's own time stamps are coarse too.
    private static bool WasSeenLongAgo(long firstSeen, DiskClock clock) =>
        firstSeen > Settled && clock.Earlier() > firstSeen + (2 * DiskClock.ResolutionInNanoseconds);
}
