using Kayfabe.Store.Files;

namespace Kayfabe.Store.Upkeep;

/// <summary>What may be removed from a store.</summary>
/// <param name="OlderThan">What was not used for so long.</param>
/// <param name="MaxSize">
/// The size of the store, in bytes, above which more is removed, the least recently used first; null for no limit.
/// </param>
public sealed record CleanupLimits(TimeSpan OlderThan, long? MaxSize)
{
    /// <summary>
    /// What was used within this time always stays: a running build may rely on it. A use is noted once a day, and no
    /// build runs for a day.
    /// </summary>
    public static readonly TimeSpan Grace = LastUse.Resolution * 2;
}

/// <summary>What a cleanup keeps and removes.</summary>
/// <param name="Remove">What is to be removed, records before the contents that they name.</param>
/// <param name="Size">The bytes of the whole store.</param>
/// <param name="Named">The bytes of what roots name.</param>
/// <param name="Recent">The bytes of what else stays.</param>
public sealed record CleanupPlan(IReadOnlyList<StoreFile> Remove, long Size, long Named, long Recent)
{
    /// <summary>The bytes to be removed.</summary>
    public long Removed => Size - Named - Recent;
}

/// <summary>
/// Decides what a store can do without. It changes nothing but files of the store's own names in the store's folder,
/// and follows no link. Safe while builds run: what they miss is made again.
/// </summary>
/// <param name="store">The store's folder.</param>
/// <param name="clock">The time.</param>
public sealed class StoreCleanup(string store, TimeProvider clock)
{
    /// <summary>Looks at the whole store; nothing is removed.</summary>
    public CleanupPlan Plan(StoreRoots roots, CleanupLimits limits)
    {
        var now = clock.GetUtcNow();
        var files = StoreFile.In(store);
        var uses = new FileUses(store, files, now);
        string[] checkouts = [.. Checkouts.Of(store).Where(Directory.Exists).Select(Checkouts.PrefixOf)];
        var size = files.Sum(file => file.Size);
        long named = 0, left = size;
        var remove = new List<(StoreFile File, DateTimeOffset Used)>();
        var others = new List<(StoreFile File, DateTimeOffset Used)>();
        foreach (var file in files)
        {
            var used = uses.Of(file);
            if (IsNamed(file, roots, checkouts))
                named += file.Size;
            else if (file.Kind != StoreFileKind.Other)
                (IsOld(file, used, now, limits) ? remove : others).Add((file, used));
        }
        left -= remove.Sum(one => one.File.Size);
        foreach (var one in others.OrderBy(one => one.Used).ThenBy(one => one.File.Kind == StoreFileKind.Content))
        {
            if (limits.MaxSize is not { } most || left <= most || one.Used >= now - CleanupLimits.Grace)
                break;
            if (one.File.Kind is not (StoreFileKind.Content or StoreFileKind.Record or StoreFileKind.SignedRecord))
                continue;
            remove.Add(one);
            left -= one.File.Size;
        }
        return new CleanupPlan(
            [.. remove.Select(one => one.File).OrderBy(file => file.Kind == StoreFileKind.Content)
                .ThenBy(file => file.Name, StringComparer.Ordinal)],
            size, named, left - named);
    }

    /// <summary>Removes what was planned, unless it was used in the meantime.</summary>
    /// <param name="plan">From <see cref="Plan"/>.</param>
    /// <param name="failed">Called with each file that could not be removed.</param>
    /// <returns>The number of files removed, and their bytes.</returns>
    public (int Files, long Bytes) Remove(CleanupPlan plan, Action<string> failed)
    {
        var (count, bytes) = (0, 0L);
        foreach (var file in plan.Remove)
        {
            var path = Path.Combine(store, file.Name);
            if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) != file.Written.UtcDateTime)
                continue;
            TemporaryFile.TryDelete(path);
            if (File.Exists(path))
            {
                failed(file.Name);
                continue;
            }
            count++;
            bytes += file.Size;
        }
        return (count, bytes);
    }

    private static bool IsNamed(StoreFile file, StoreRoots roots, string[] checkouts) => file.Kind switch
    {
        StoreFileKind.Content => roots.HasContent(file.Digest!),
        StoreFileKind.Record or StoreFileKind.SignedRecord => roots.HasKey(file.Digest!),
        // Those of a checkout that is still there.
        StoreFileKind.Index or StoreFileKind.SideFile =>
            Array.Exists(checkouts, prefix => file.Name.StartsWith(prefix, StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsOld(StoreFile file, DateTimeOffset used, DateTimeOffset now, CleanupLimits limits) =>
        file.Kind == StoreFileKind.Temporary
            ? TemporaryFile.IsStale(used, now)
            : used < now - limits.OlderThan && used < now - CleanupLimits.Grace;
}
