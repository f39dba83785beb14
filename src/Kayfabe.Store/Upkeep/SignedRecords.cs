using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Upkeep;

/// <summary>
/// Records as other builders signed them, <c>signed/ab/cdef...-&lt;hint&gt;.json</c>: kept where a result came from a
/// remote, so that it can be handed on under its maker's name. The build itself does not read them.
/// </summary>
/// <param name="folder">The store.</param>
public sealed class SignedRecords(string folder)
{
    internal const string Folder = "signed";

    private const string Extension = ".json";
    private const int HintLength = 64;

    /// <summary>Keeps a record.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="hint">The hint of the key that signed it: 64 hexadecimal digits.</param>
    /// <param name="bytes">What was signed, with its signature.</param>
    public void Put(ActionKey key, string hint, ReadOnlyMemory<byte> bytes)
    {
        var path = $"{PathOf(key)}-{hint}{Extension}";
        if (!IsHint($"-{hint}{Extension}"))
            throw new ArgumentException("Not a hint.", nameof(hint));
        AtomicFile.Write(path, bytes, folder);
    }

    /// <summary>The records of a key, with the hints of the keys that signed them, in ordinal order of hints.</summary>
    public IReadOnlyList<(string Hint, byte[] Bytes)> Of(ActionKey key)
    {
        var start = Path.GetFileName(PathOf(key));
        var parent = Path.GetDirectoryName(PathOf(key))!;
        var found = new List<(string, byte[])>();
        if (!Directory.Exists(parent))
            return found;
        foreach (var path in Directory.GetFiles(parent, start + "-*").Order(StringComparer.Ordinal))
        {
            var rest = Path.GetFileName(path)[start.Length..];
            if (IsHint(rest) && StoredFile.Read(path) is { } bytes)
                found.Add((rest[1..(1 + HintLength)], bytes));
        }
        return found;
    }

    /// <summary>Whether what follows the key in a file's name is a hint.</summary>
    internal static bool IsHint(string rest) => rest.Length == 1 + HintLength + Extension.Length && rest[0] == '-'
        && rest.EndsWith(Extension, StringComparison.Ordinal)
        && rest[1..(1 + HintLength)].All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private string PathOf(ActionKey key) =>
        Path.Combine(folder, Folder, key.Digest.Hex[..2], key.Digest.Hex[2..]);
}
