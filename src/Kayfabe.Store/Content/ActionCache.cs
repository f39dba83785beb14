using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>From an action's key to what it made: <c>actions/ab/cdef...</c>. Safe to share, and to delete.</summary>
public sealed class ActionCache(string folder)
{
    private readonly string _actions = Path.Combine(folder, "actions");

    /// <summary>Where the record is, or would be.</summary>
    public string PathOf(ActionKey key) => Path.Combine(_actions, key.Digest.Hex[..2], key.Digest.Hex[2..]);

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
    public void Put(ActionKey key, ActionRecord record) => AtomicFile.Write(PathOf(key), record.ToBytes());
}
