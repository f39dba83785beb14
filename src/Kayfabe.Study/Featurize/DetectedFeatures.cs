using System.Runtime.InteropServices;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// The detected features of each row, one behind the other, and in how many rows each feature occurs.
/// </summary>
internal sealed class DetectedFeatures(int rows, int features)
{
    private readonly List<int> _entries = [];
    private readonly int[] _ends = new int[rows];
    private readonly int[] _support = new int[features];
    private readonly bool[] _occurs = new bool[features];
    private int _row;

    /// <summary>
    /// The ascending features of a row; the row is not before that of the last call of <see cref="Add"/>.
    /// </summary>
    public ReadOnlySpan<int> this[int row] =>
        CollectionsMarshal.AsSpan(_entries)[(row == 0 ? 0 : End(row - 1))..End(row)];

    /// <summary>The number of counted rows in which a feature occurs.</summary>
    public int Support(int feature) => _support[feature];

    /// <summary>Whether a feature occurs in any row.</summary>
    public bool Occurs(int feature) => _occurs[feature];

    /// <summary>Adds a row's features, rows ascending.</summary>
    /// <param name="row">The row.</param>
    /// <param name="detected">Its features, ascending.</param>
    /// <param name="counts">Whether the row counts for the support.</param>
    public void Add(int row, List<int> detected, bool counts)
    {
        for (; _row < row; _row++)
            _ends[_row] = _entries.Count;
        _entries.AddRange(detected);
        _ends[_row++] = _entries.Count;
        foreach (var feature in detected)
        {
            _occurs[feature] = true;
            _support[feature] += counts ? 1 : 0;
        }
    }

    private int End(int row) => row < _row ? _ends[row] : _entries.Count;
}
