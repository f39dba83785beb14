using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>Holds the columns of an input to those of a model; nothing is reordered, added or dropped.</summary>
public static class ColumnComparison
{
    /// <summary>The column that names each row, before the features.</summary>
    public const string IdColumn = "id";

    /// <summary>What is wrong with the columns, with every name; null where they are those of the model.</summary>
    /// <param name="columns">The columns of the input, with that of the ids.</param>
    /// <param name="titles">The columns of the model.</param>
    /// <param name="file">What the input is called.</param>
    public static Fault? Compare(IReadOnlyList<string> columns, IReadOnlyList<string> titles, string file)
    {
        if (columns.Count == 0 || columns[0] != IdColumn)
        {
            return new Fault(
                $"the first column is {(columns.Count == 0 ? "missing" : Quotation.Of(columns[0]))}, not '{IdColumn}'",
                "Name each row in a first column of that name; the features follow in the model's order", file, 1, 1);
        }
        var given = columns.Skip(1).ToList();
        if (given.SequenceEqual(titles, StringComparer.Ordinal))
            return null;
        var missing = Without(titles, given);
        var extra = Without(given, titles);
        var (inPlace, expected) = (Without(given, extra), Without(titles, missing));
        var moved = inPlace.Zip(expected).Where(pair => pair.First != pair.Second).Select(pair => pair.First).ToList();
        string?[] parts =
            [Part("missing", missing), Part("not of the model", extra), Part("in another place", moved)];
        return new Fault(
            $"the columns are not the model's: {string.Join("; ", parts.Where(part => part is not null))}",
            $"Give {IdColumn} and then the {titles.Count} features in the model's order", file, 1);
    }

    private static string? Part(string what, List<string> names) => names.Count == 0 ? null
        : $"{what}: {string.Join(", ", names.Select(Quotation.Of))}";

    // The names of the one that the other does not have, as often as it has more of them.
    private static List<string> Without(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var left = others.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rest = new List<string>();
        foreach (var name in names)
        {
            if (left.TryGetValue(name, out var count) && count > 0)
                left[name] = count - 1;
            else
                rest.Add(name);
        }
        return rest;
    }
}
