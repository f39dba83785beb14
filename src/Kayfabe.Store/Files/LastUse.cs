namespace Kayfabe.Store.Files;

/// <summary>
/// When a file of the store was last used: its time of the last write, which a use sets to now, at most once a day.
/// </summary>
internal static class LastUse
{
    /// <summary>How far the time may be behind the last use.</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromDays(1);

    /// <summary>Notes a use.</summary>
    public static void Mark(string path, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        try
        {
            // Also where it lies ahead: the machine's clock was wrong then, or is now.
            if ((now - File.GetLastWriteTimeUtc(path)).Duration() > Resolution)
                File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e))
        {
            // The store of another user, or one that is only read: it is used all the same.
        }
    }
}
