using System.Buffers.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// Rows to predict, from a CSV file: <c>id</c>, then the model's features in their order; an empty cell is a missing
/// value, and 0 is a value.
/// </summary>
public static class PredictionInput
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What faults call it.</param>
    /// <param name="list">The model's features.</param>
    /// <exception cref="InputException">All that is wrong with it: columns, numbers, ids, rows.</exception>
    public static FeatureMatrix Read(string path, string name, FeatureList list)
    {
        var faults = new FaultList();
        using var table = CsvTable.Open(path, name, faults);
        faults.ThrowIfAny();
        if (ColumnComparison.Compare(table.Columns, list.Titles, name) is { } fault)
            throw new InputException(fault);
        var (rows, ids) = (new List<MatrixRow>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        while (table.Read())
        {
            var id = table.Text(0);
            if (id.Length == 0)
                table.AddFault(0, "the row has no id", "Give every row an id of its own");
            else if (!ids.TryAdd(id, table.Line))
                table.AddFault(0, $"the id {Quotation.Of(id)} is there twice", $"It is in line {ids[id]}, too");
            rows.Add(new MatrixRow(id, "", InKayfabe: false, Published: null));
            for (var column = 0; column < list.Features.Count; column++)
            {
                var cell = table[column + 1];
                if (cell.IsEmpty)
                    continue;
                if (Utf8Parser.TryParse(cell, out float value, out var read) && read == cell.Length
                    && float.IsFinite(value))
                {
                    columns.Add(column);
                    values.Add(value);
                }
                else
                {
                    table.AddFault(
                        column + 1, $"{Quotation.Of(table.Text(column + 1))} is not a number",
                        "Write a number with a point, or nothing for a missing value");
                }
            }
            starts.Add(columns.Count);
        }
        faults.ThrowIfAnyByLine();
        return rows.Count > 0
            ? new FeatureMatrix(list.Features, rows, [.. starts], [.. columns], [.. values])
            : throw new InputException(new Fault(
                "there are no rows", "Give it at least one row below the header", name));
    }
}
