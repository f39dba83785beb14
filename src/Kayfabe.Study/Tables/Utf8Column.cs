using System.Runtime.InteropServices;
using System.Text;

namespace Kayfabe.Study.Tables;

/// <summary>A column of texts as UTF-8 bytes, one behind the other.</summary>
internal sealed class Utf8Column
{
    private readonly List<byte> _bytes = [];
    private readonly List<int> _ends = [0];

    public int Count => _ends.Count - 1;

    public ReadOnlySpan<byte> this[int row] => CollectionsMarshal.AsSpan(_bytes)[_ends[row].._ends[row + 1]];

    /// <summary>The text of a row as a string.</summary>
    public string Text(int row) => Encoding.UTF8.GetString(this[row]);

    /// <summary>Appends a text and returns its place.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        _bytes.AddRange(utf8);
        _ends.Add(_bytes.Count);
        return Count - 1;
    }
}

/// <summary>Finds a text in a column by its bytes: open addressing, four bytes a slot, no object a row.</summary>
internal sealed class Utf8Index
{
    private readonly Utf8Column _column;

    /// <summary>One more than the row, 0 for free; the length is a power of two, at most half full.</summary>
    private readonly int[] _slots;

    /// <summary>The number of rows of the column.</summary>
    public int Count => _column.Count;

    public Utf8Index(Utf8Column column)
    {
        _column = column;
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)column.Count * 2 + 2)];
        for (var row = 0; row < column.Count; row++)
            _slots[Slot(column[row])] = row + 1;
    }

    /// <summary>The row of the text; -1 where there is none.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => _slots[Slot(utf8)] - 1;

    private int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        for (var slot = hash.ToHashCode(); ; slot++)
        {
            slot &= _slots.Length - 1;
            if (_slots[slot] == 0 || _column[_slots[slot] - 1].SequenceEqual(utf8))
                return slot;
        }
    }
}
