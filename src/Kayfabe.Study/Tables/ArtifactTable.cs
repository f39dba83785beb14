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

    /// <summary>Opens the file, whose header must be these columns in this order.</summary>
    /// <exception cref="InputException">There is no such file, or it has another header.</exception>
    public ArtifactTable(string path, params ReadOnlySpan<string> columns)
    {
        _name = Path.GetFileName(path);
        _table = CsvTable.Open(path, _name, _faults);
        if (_faults.Count == 0 && columns.SequenceEqual(_table.Columns.ToArray()))
            return;
        _table.Dispose();
        _faults.ThrowIfAny();
        throw Damaged(_name, 1, null, $"its first line is not '{string.Join(',', columns)}'");
    }

    /// <summary>The text of a field of the current record.</summary>
    public string this[int column] => _table.Text(column);

    /// <summary>A field of the current record as a number, exactly as it was written.</summary>
    public double Number(int column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Damaged(column, "this is no number");

    /// <summary>A field of the current record as a whole number.</summary>
    public int WholeNumber(int column) =>
        int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Damaged(column, "this is no whole number");

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public bool Next()
    {
        var found = _table.Read();
        _faults.ThrowIfAny();
        return found;
    }

    /// <summary>What to throw when a field of the current record cannot be used.</summary>
    public InputException Damaged(int column, string problem) => Damaged(_name, _table.Line, column + 1, problem);

    /// <summary>What to throw when a file that the build made cannot be used.</summary>
    public static InputException Damaged(string name, int? line, int? column, string problem) =>
        new(new Fault(problem, Remedy, name, line, column));

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
