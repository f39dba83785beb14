using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>From an action's key to what it made: <c>actions/ab/cdef...</c>. Safe to share, and to delete.</summary>
/// <param name="folder">The store.</param>
/// <param name="shared">Another store, which is only read; null for none.</param>
public sealed class ActionCache(string folder, string? shared = null)
{
    /// <summary>Where the record is, or would be.</summary>
    public string PathOf(ActionKey key)
    {
        var path = PathIn(folder, key);
        return shared is not null && !File.Exists(path) ? PathIn(shared, key) : path;
    }

    /// <summary>The record of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="damaged">Whether something is there that is no whole record; it is as good as none.</param>
    public ActionRecord? Find(ActionKey key, out bool damaged)
    {
        damaged = false;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(PathOf(key));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        var record = ActionRecord.Parse(bytes);
        damaged = record is null;
        return record;
    }

    /// <summary>Keeps a record; one that is there for the key is replaced.</summary>
    public void Put(ActionKey key, ActionRecord record) => AtomicFile.Write(PathIn(folder, key), record.ToBytes());

    private static string PathIn(string store, ActionKey key) =>
        Path.Combine(store, "actions", key.Digest.Hex[..2], key.Digest.Hex[2..]);
}
