using System.Globalization;
using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>
/// Reads a CSV file that an earlier stage wrote: its columns are known, and the first damage ends the reading.
/// </summary>
internal sealed class ArtifactTable : IDisposable
{
    /// <summary>What to do about a file that the build itself made.</summary>
    public const string Remedy = "It was changed after the build made it: delete it and build again.";

    private readonly CsvTable _table;
    private readonly string _name;
    private readonly FaultList _faults = new();
    private int[]? _columns;

    /// <summary>Opens the file, whose header must be these columns in this order.</summary>
    /// <exception cref="InputException">There is no such file, or it has another header.</exception>
    public ArtifactTable(string path, params ReadOnlySpan<string> columns)
        : this(path)
    {
        if (columns.SequenceEqual(_table.Columns.ToArray()))
            return;
        Dispose();
        throw Damaged(_name, 1, null, $"its first line is not '{string.Join(',', columns)}'");
    }

    private ArtifactTable(string path)
    {
        _name = Path.GetFileName(path);
        _table = CsvTable.Open(path, _name, _faults);
        ThrowIfDamaged();
    }

    /// <summary>Opens the file, which may have other columns too; they are numbered in the order given here.</summary>
    /// <exception cref="InputException">There is no such file, or it lacks one of the columns.</exception>
    public static ArtifactTable WithColumns(string path, params ReadOnlySpan<string> columns)
    {
        var table = new ArtifactTable(path) { _columns = new int[columns.Length] };
        for (var i = 0; i < columns.Length; i++)
            table._columns[i] = table._table.Column(columns[i]);
        table.ThrowIfDamaged();
        return table;
    }

    /// <summary>The text of a field of the current record.</summary>
    public string this[int column] => _table.Text(Index(column));

    /// <summary>The same in UTF-8, without an object; valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => _table[Index(column)];

    /// <summary>A field of the current record as a number, exactly as it was written.</summary>
    public double Number(int column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Damaged(column, "this is not a number");

    /// <summary>A field of the current record as a whole number.</summary>
    public int WholeNumber(int column) =>
        int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Damaged(column, "this is not a whole number");

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public bool Next()
    {
        var found = _table.Read();
        ThrowIfDamaged();
        return found;
    }

    /// <summary>What to throw when a field of the current record cannot be used.</summary>
    public InputException Damaged(int column, string problem) => Damaged(_name, _table.Line, Index(column) + 1, problem);

    /// <summary>What to throw when a file that the build made cannot be used.</summary>
    public static InputException Damaged(string name, int? line, int? column, string problem) =>
        new(new Fault(problem, Remedy, name, line, column));

    // Whatever is wrong with it, there is one thing to do.
    private void ThrowIfDamaged()
    {
        if (_faults.Count == 0)
            return;
        Dispose();
        try
        {
            _faults.ThrowIfAny();
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Faults.Select(fault => fault with { Remedy = Remedy })]);
        }
    }

    private int Index(int column) => _columns is null ? column : _columns[column];

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
