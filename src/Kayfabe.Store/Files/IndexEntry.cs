using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>What is remembered of a file: its content's digest, and the stat that it had when it was read.</summary>
/// <param name="Path">The file's path: relative to the indexed folder, with <c>/</c>.</param>
/// <param name="Stat">The stat before it was read.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="FirstSeen">
/// <see cref="Settled"/> where any later write shows in the stat. Else when this stat was first seen, by the index's
/// disk, nanoseconds since 1970, or <see cref="JustNow"/>: the file is read again.
/// </param>
internal sealed record IndexEntry(string Path, FileStat Stat, Digest Digest, long FirstSeen)
{
    /// <summary>A later write shows in the stat.</summary>
    public const long Settled = 0;

    /// <summary>In this run; the moment is filled in when the index is written.</summary>
    public const long JustNow = -1;

    /// <summary>Whether a file of this stat has the remembered content.</summary>
    public bool Answers(FileStat? stat) => FirstSeen == Settled && Stat == stat;

    /// <summary>Reads a file and says what to remember of it.</summary>
    /// <param name="name">What the index calls it.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="stat">Its stat.</param>
    /// <param name="known">What is remembered of it so far.</param>
    /// <param name="clock">Tells what time it is on the disks.</param>
    public static IndexEntry Read(string name, string path, FileStat stat, IndexEntry? known, DiskClock clock)
    {
        var firstSeen = known?.Stat == stat ? known.FirstSeen : JustNow;
        // Asked before the file is read: what is written after this moment has another time.
        if (clock.IsSettled(path, stat) || WasSeenLongAgo(firstSeen, clock))
            firstSeen = Settled;
        return new IndexEntry(name, stat, Digest.OfFile(path), firstSeen);
    }

    // For disks whose own clock is not known. A stat that is as it was a while ago belongs to a write before that, and
    // a write from now on cannot fall into the same step of any disk's clock. Two steps, for the index's own stamps are
    // coarse too.
    private static bool WasSeenLongAgo(long firstSeen, DiskClock clock) =>
        firstSeen > Settled && clock.Earlier() > firstSeen + (2 * DiskClock.ResolutionInNanoseconds);
}
