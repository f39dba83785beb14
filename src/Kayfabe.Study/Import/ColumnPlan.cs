using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Import;

/// <summary>What each field of a published line is used for; fields are counted from 0, the index included.</summary>
internal sealed class ColumnPlan
{
    private readonly ImportSettings _settings;
    private readonly FaultList _faults = new();

    /// <summary>The setting that uses each column, by its number.</summary>
    private readonly string?[] _uses;

    private readonly SortedDictionary<int, Feature> _features = [];

    /// <summary>Gives each of a file's columns its use.</summary>
    /// <param name="settings">The description of the columns.</param>
    /// <param name="width">The number of columns of the file, the index not counted.</param>
    /// <exception cref="InputException">
    /// The description does not fit to itself or to the file; all such faults.
    /// </exception>
    public ColumnPlan(ImportSettings settings, int width)
    {
        _settings = settings;
        _uses = new string?[width + 1];
        Use(settings.Outcome, "import.outcome");
        if (settings.Complement is int complement)
            Use(complement, "import.complement");
        for (var i = 0; i < settings.Columns.Count; i++)
            AddRange(settings.Columns[i], $"import.columns[{i}]");
        _faults.ThrowIfAny();
        FindUnused(width);
        FindRepeatedNames();
        _faults.ThrowIfAny();

        Features = [.. _features.Values];
        Fields = [.. _features.Keys.Select(FieldOf)];
        Outcome = FieldOf(settings.Outcome);
        Complement = settings.Complement is int column ? FieldOf(column) : null;
        var days = settings.Published;
        Post = FieldsOf(settings.Post, "import.post");
        Published = days is null ? [] : FieldsOf([days.Year, days.Month, days.Day], "import.published");
        _faults.ThrowIfAny();
    }

    /// <summary>The features, in the order of the file.</summary>
    public Feature[] Features { get; }

    /// <summary>The field of each feature.</summary>
    public int[] Fields { get; }

    /// <summary>The field of the outcome.</summary>
    public int Outcome { get; }

    /// <summary>The field of 1 - outcome.</summary>
    public int? Complement { get; }

    /// <summary>The fields that make the key of a post.</summary>
    public int[] Post { get; }

    /// <summary>The fields of year, month and day; empty where no day is known.</summary>
    public int[] Published { get; }

    private int FieldOf(int column) => _settings.Index ? column : column - 1;

    private void AddRange(ColumnRange range, string setting)
    {
        var count = range.Names.Count > 0 ? range.Names.Count : (range.Last ?? range.First) - range.First + 1;
        var last = (long)range.First + count - 1;
        if (count < 1 || (range.Last is int given && given != last))
        {
            Add(
                $"{setting}: columns {range.First} to {range.Last} do not fit to its {range.Names.Count} names",
                "Give one name a column, or leave 'last' or 'names' out.");
            return;
        }
        for (var column = range.First; column <= last; column++)
        {
            if (!Use(column, setting))
                return;
            var name = range.Names.Count > 0
                ? range.Names[column - range.First]
                : $"{range.Kind.ToString().ToLowerInvariant()}_{column:D3}";
            _features[column] = new Feature(name, range.Kind);
        }
    }

    private bool Use(int column, string setting)
    {
        if (column < 1 || column >= _uses.Length)
        {
            Add(
                $"{setting}: there is no column {column} in {_settings.Matrix.File}",
                $"It has columns 1 to {_uses.Length - 1}.");
            return false;
        }
        if (_uses[column] is string other)
            Add($"{setting}: column {column} is used by {other} too", "Give each column one use.");
        _uses[column] = setting;
        return true;
    }

    private void FindUnused(int width)
    {
        var unused = Enumerable.Range(1, width).Where(column => _uses[column] is null).ToList();
        if (unused.Count == 0)
            return;
        Add(
            $"import.columns: {unused.Count} of the {width} columns of {_settings.Matrix.File} have no use, "
            + $"column {unused[0]} first",
            "Describe every column of the file.");
    }

    private void FindRepeatedNames()
    {
        foreach (var (name, count) in _features.Values.CountBy(feature => feature.Name, StringComparer.Ordinal))
        {
            if (count > 1)
                Add($"import.columns: {count} columns are named '{name}'", "Give each column a name of its own.");
        }
    }

    private int[] FieldsOf(IReadOnlyList<string> names, string setting)
    {
        var columns = _features.ToDictionary(pair => pair.Value.Name, pair => pair.Key, StringComparer.Ordinal);
        var fields = new List<int>();
        foreach (var name in names)
        {
            if (columns.TryGetValue(name, out var column))
                fields.Add(FieldOf(column));
            else
                Add($"{setting}: no column is named '{name}'", "Use a name of import.columns.");
        }
        return [.. fields];
    }

    private void Add(string problem, string remedy) => _faults.Add(new Fault(problem, remedy));
}
