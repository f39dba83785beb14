using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>Records of actions by their keys: <c>actions/ab/cdef...</c>. Safe to share, and to delete.</summary>
/// <param name="folder">The store.</param>
/// <param name="shared">Another store, which is only read; null for none.</param>
/// <param name="clock">The time of uses.</param>
public sealed class ActionCache(string folder, string? shared = null, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The path of the record, whether or not it exists.</summary>
    public string PathOf(ActionKey key)
    {
        var path = PathIn(folder, key);
        return shared is not null && !File.Exists(path) ? PathIn(shared, key) : path;
    }

    /// <summary>The record of a key; it counts as used now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why the record cannot be used; null if there is none, or it was found.</param>
    public ActionRecord? Find(ActionKey key, out Miss? problem)
    {
        var record = Peek(key, out problem);
        if (record is not null)
            LastUse.Mark(PathOf(key), _clock);
        return record;
    }

    /// <summary>The record of a key; it does not count as used.</summary>
    /// <inheritdoc cref="Find"/>
    public ActionRecord? Peek(ActionKey key, out Miss? problem)
    {
        var record = VersionedFile.Read(
            PathOf(key),
            ActionRecordReader.Format,
            bytes => ActionRecordReader.Read(bytes, key),
            out var damage,
            out var isNewer);
        if (record is not null)
        {
            problem = null;
        }
        else if (isNewer)
        {
            problem = new Miss(
                MissReason.NewerVersion, "its record in the store was made by a newer version of Kayfabe");
        }
        else
        {
            problem = damage is null ? null : new Miss(MissReason.Damaged, $"its record in the store: {damage}");
        }
        return record;
    }

    /// <summary>
    /// Saves a record, replacing an earlier one with the same key, unless a newer version of Kayfabe made it.
    /// </summary>
    public void Put(ActionKey key, ActionRecord record) =>
        VersionedFile.Write(PathIn(folder, key), ActionRecordReader.Format, record.ToBytes(), folder);

    private static string PathIn(string store, ActionKey key) =>
        Path.Combine(store, "actions", key.Digest.Hex[..2], key.Digest.Hex[2..]);
}
