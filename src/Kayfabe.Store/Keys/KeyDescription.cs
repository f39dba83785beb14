using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kayfabe.Store.Keys;

/// <summary>
/// Everything that can change a stage's result, as a list that can be both hashed and explained: what is hashed and what
/// is shown are the same strings, so that they cannot drift apart.
/// </summary>
public sealed class KeyDescription
{
    /// <summary>Changes when the way of hashing changes, so that no old key is met by accident.</summary>
    private const string Format = "kayfabe key 1";

    /// <summary>Orders the entries by kind, then name (ordinal): the order in which they are given has no meaning.</summary>
    /// <exception cref="ArgumentException">Two entries have the same kind and name.</exception>
    public KeyDescription(IEnumerable<KeyEntry> entries)
    {
        var ordered = entries.ToArray();
        Array.Sort(ordered, static (a, b) =>
            a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Kind == ordered[i - 1].Kind && ordered[i].Name == ordered[i - 1].Name)
                throw new ArgumentException($"The key has two entries for {ordered[i].Kind} '{ordered[i].Name}'.", nameof(entries));
        }
        Entries = ordered;
        Key = new ActionKey(Hash(ordered));
    }

    /// <summary>The entries in their order.</summary>
    public IReadOnlyList<KeyEntry> Entries { get; }

    /// <summary>The digest of the entries.</summary>
    public ActionKey Key { get; }

    // Every field is framed by its length and prefixed by its type, so that no two lists of entries share their bytes:
    // ("ab", "c") is not ("a", "bc"), and an absent value is not the text "absent".
    private static Digest Hash(KeyEntry[] entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, 'f', Format);
        foreach (var (kind, name, value) in entries)
        {
            Append(hash, 'k', ((int)kind).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Append(hash, 'n', name);
            if (value is null)
                Append(hash, 'a', "");
            else
                Append(hash, 'v', value);
        }
        return Digest.Finish(hash);
    }

    private static void Append(IncrementalHash hash, char type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> frame = stackalloc byte[5];
        frame[0] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(frame[1..], bytes.Length);
        hash.AppendData(frame);
        hash.AppendData(bytes);
    }
}
