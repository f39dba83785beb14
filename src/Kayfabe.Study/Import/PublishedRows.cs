using System.Globalization;
using CsvHelper;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Import;

/// <summary>Collects the rows of a published matrix, and the faults of its fields.</summary>
internal sealed class PublishedRows
{
    private readonly string _file;
    private readonly bool _hasIndex;
    private readonly int _width;
    private readonly ColumnPlan _plan;
    private readonly FaultList _faults;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<MatrixRow> _rows = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _columns = [];
    private readonly List<float> _values = [];

    /// <summary>Starts with the first line, whose fields all others must have.</summary>
    public PublishedRows(ImportSettings settings, int width, FaultList faults)
    {
        _file = settings.Matrix.File;
        _hasIndex = settings.Index;
        _width = width;
        _plan = new ColumnPlan(settings, settings.Index ? width - 1 : width);
        _faults = faults;
    }

    /// <summary>Whether a line has two names or more, and no number.</summary>
    public static bool IsHeader(CsvReader line)
    {
        var names = 0;
        for (var field = 0; field < line.FieldCount; field++)
        {
            if (TryReadNumber(line, field, out _))
                return false;
            names += IsBlank(line, field) ? 0 : 1;
        }
        return names >= 2;
    }

    /// <summary>The first field that is filled.</summary>
    public static string NameIn(CsvReader line) =>
        line.GetString(Enumerable.Range(0, line.FieldCount).First(field => !IsBlank(line, field)));

    /// <summary>Adds the current line.</summary>
    public void Add(CsvReader line)
    {
        if (line.FieldCount != _width)
        {
            AddFault(
                line,
                Math.Min(line.FieldCount, _width),
                $"the row has {line.FieldCount} fields, the first row {_width}",
                "Give every row one field for each column.");
            return;
        }
        var id = _hasIndex ? line.GetString(0) : $"{_rows.Count}";
        if (string.IsNullOrWhiteSpace(id))
            AddFault(line, 0, "the row has no id", "Give each row an id of its own.");
        else if (!_ids.Add(id))
            AddFault(line, 0, $"the id '{Quotation.Shorten(id)}' occurs above", "Give each row an id of its own.");
        var outcome = ReadOutcome(line);
        for (var i = 0; i < _plan.Fields.Length; i++)
            AddEntry(line, i);
        _starts.Add(_values.Count);
        _rows.Add(new MatrixRow(id, PostOf(line, id), outcome == 1, DayOf(line)));
    }

    /// <summary>The matrix of all lines.</summary>
    /// <exception cref="InputException">All rows have the same outcome.</exception>
    public FeatureMatrix ToMatrix()
    {
        if (_rows.TrueForAll(row => row.InKayfabe == _rows[0].InKayfabe))
        {
            throw new InputException(new Fault(
                $"the outcome is {(_rows[0].InKayfabe ? 1 : 0)} in all of the {_rows.Count} rows",
                "A model needs rows of both outcomes: check that import.outcome names the right column.",
                _file));
        }
        return new FeatureMatrix(_plan.Features, _rows, [.. _starts], [.. _columns], [.. _values]);
    }

    private float ReadOutcome(CsvReader line)
    {
        if (!TryReadNumber(line, _plan.Outcome, out var outcome) || outcome is not (0 or 1))
        {
            AddFault(
                line,
                _plan.Outcome,
                $"the outcome is '{Shown(line, _plan.Outcome)}', neither 0 nor 1",
                "Give each row its outcome; check that import.outcome names the right column.");
        }
        else if (_plan.Complement is int field && !(TryReadNumber(line, field, out var other) && other == 1 - outcome))
        {
            AddFault(
                line,
                field,
                $"'{Shown(line, field)}' is not 1 - {outcome}, the outcome",
                "Check that import.complement names the right column.");
        }
        return outcome;
    }

    private void AddEntry(CsvReader line, int feature)
    {
        var field = _plan.Fields[feature];
        if (IsBlank(line, field))
            return;
        if (!TryReadNumber(line, field, out var value))
        {
            AddFault(
                line,
                field,
                $"{_plan.Features[feature].Name} is '{Shown(line, field)}', not a number",
                "Write a number, or leave the field blank where nothing is known.");
            return;
        }
        _columns.Add(feature);
        _values.Add(value);
    }

    private string PostOf(CsvReader line, string id) =>
        _plan.Post.All(field => IsBlank(line, field)) ? id : string.Join('|', _plan.Post.Select(line.GetString));

    /// <summary>
    /// The day; null where year, month and day are all blank, or zero, which is what blanks become in pandas'
    /// fillna(0).
    /// </summary>
    private DateOnly? DayOf(CsvReader line)
    {
        if (Array.TrueForAll(
            _plan.Published, field => IsBlank(line, field) || (TryReadNumber(line, field, out var part) && part == 0)))
        {
            return null;
        }
        // As numbers, since a table that once had blanks writes 2019.0.
        var parts = Array.ConvertAll(_plan.Published, field => TryReadNumber(line, field, out var part) ? part : 0);
        var day = string.Create(CultureInfo.InvariantCulture, $"{parts[0]}-{parts[1]}-{parts[2]}");
        if (DateOnly.TryParseExact(day, "yyyy-M-d", CultureInfo.InvariantCulture, default, out var published))
            return published;
        // A field that is not a number is already a fault of its own.
        if (Array.TrueForAll(_plan.Published, field => IsBlank(line, field) || TryReadNumber(line, field, out _)))
        {
            var shown = string.Join(", ", _plan.Published.Select(field => $"'{Shown(line, field)}'"));
            AddFault(
                line,
                _plan.Published[0],
                $"year, month and day are {shown}, which is not a day",
                "Fix them, or leave all three blank where the day is not known; check that import.published names the "
                + "right columns.");
        }
        return null;
    }

    private static bool IsBlank(CsvReader line, int field) => line.GetSpan(field).Trim(" \t"u8).IsEmpty;

    private static bool TryReadNumber(CsvReader line, int field, out float number)
    {
        var isNumber = double.TryParse(
            line.GetSpan(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        number = (float)value;
        return isNumber && float.IsFinite(number);
    }

    private static string Shown(CsvReader line, int field) => Quotation.Shorten(line.GetString(field));

    private void AddFault(CsvReader line, int field, string problem, string remedy) =>
        _faults.Add(new Fault(problem, remedy, _file, (int)line.LineNumber, field + 1));
}
