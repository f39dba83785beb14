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
    /// <param name="problem">Why what is there is of no use; null where nothing is there, or a record was found.</param>
    public ActionRecord? Find(ActionKey key, out Miss? problem)
    {
        var record = VersionedFile.Read(
            PathOf(key), ActionRecordReader.Form, bytes => ActionRecordReader.Read(bytes, key), out var damage, out var isNewer);
        problem = record is not null ? null
            : isNewer ? new Miss(MissReason.NewerVersion, "the store's record of it was made by a newer version of Kayfabe")
            : damage is not null ? new Miss(MissReason.Damaged, $"the store's record of it: {damage}")
            : null;
        return record;
    }

    /// <summary>Keeps a record; one that is there for the key is replaced, unless a newer version of Kayfabe made it.</summary>
    public void Put(ActionKey key, ActionRecord record) =>
        VersionedFile.Write(PathIn(folder, key), ActionRecordReader.Form, record.ToBytes(), folder);

    private static string PathIn(string store, ActionKey key) =>
        Path.Combine(store, "actions", key.Digest.Hex[..2], key.Digest.Hex[2..]);
}
