using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kayfabe.Store.Keys;

/// <summary>
/// The digest of everything that can change a stage's result. A type of its own, so that it is never mistaken for the
/// digest of a file's content.
/// </summary>
public sealed record ActionKey(Digest Digest)
{
    /// <summary><c>sha256:</c> and the hexadecimal digits.</summary>
    public override string ToString() => Digest.ToString();
}

/// <summary>
/// Everything that can change a stage's result, as a list that is both hashed and shown: the same strings, so that the
/// two cannot differ.
/// </summary>
public sealed class KeyDescription
{
    /// <summary>Changes with the way of hashing, so that no old key matches by accident.</summary>
    private const string Format = "kayfabe key 1";

    /// <summary>
    /// Sorts the entries by kind, then name (ordinal): the order in which they are given does not matter.
    /// </summary>
    /// <exception cref="ArgumentException">Two entries have the same kind and name.</exception>
    public KeyDescription(IEnumerable<KeyEntry> entries)
    {
        var ordered = entries.ToArray();
        Array.Sort(ordered, static (a, b) =>
            a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Kind == ordered[i - 1].Kind && ordered[i].Name == ordered[i - 1].Name)
            {
                throw new ArgumentException(
                    $"The key has two entries for {ordered[i].Kind} '{ordered[i].Name}'.", nameof(entries));
            }
        }
        Entries = ordered;
        Key = new ActionKey(Hash(ordered));
    }

    /// <summary>The entries, sorted.</summary>
    public IReadOnlyList<KeyEntry> Entries { get; }

    /// <summary>The digest of the entries.</summary>
    public ActionKey Key { get; }

    // Every field starts with its type and length, so that no two lists of entries have the same bytes: ("ab", "c")
    // differs from ("a", "bc"), and an absent value from the text "absent".
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
