using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kayfabe.Study.Tables;

/// <summary>Numbers texts by their UTF-8 bytes, 0 for the first; a text that is known costs no allocation.</summary>
internal sealed class Utf8Pool
{
    private readonly Dictionary<byte[], int> _numbers = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string> _texts = [];

    public Utf8Pool() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _texts.Count;

    public string this[int number] => _texts[number];

    public int Add(ReadOnlySpan<byte> utf8)
    {
        if (_lookup.TryGetValue(utf8, out var number))
            return number;
        _lookup[utf8] = _texts.Count;
        _texts.Add(Encoding.UTF8.GetString(utf8));
        return _texts.Count - 1;
    }

    private sealed class Utf8Comparer
        : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
