using System.Globalization;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Parity;

/// <summary>The predictions of a row by two models.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Here">The probability by the model that this machine trained.</param>
/// <param name="There">The probability by the model that the service trained.</param>
public sealed record RowParity(string Row, float Here, float There)
{
    /// <summary>The absolute difference.</summary>
    public double Difference => Math.Abs((double)Here - There);
}

/// <summary>How far two models of the same data, settings and seed agree.</summary>
public sealed class ParityComparison
{
    /// <summary>Compares.</summary>
    /// <param name="here">The predictions of the model that this machine trained.</param>
    /// <param name="there">Those of the other, for the same rows in the same order.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="sameBytes">Whether the models are the same to the byte.</param>
    public ParityComparison(
        IReadOnlyList<Prediction> here, IReadOnlyList<Prediction> there, double cut, bool sameBytes)
    {
        Rows = [.. here.Zip(there, (a, b) => new RowParity(a.Id, (float)a.Probability, (float)b.Probability))];
        (Cut, AreSameBytes) = (cut, sameBytes);
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<RowParity> Rows { get; }

    /// <summary>The probability at or above which a row is predicted in kayfabe.</summary>
    public double Cut { get; }

    /// <summary>Whether the models are the same to the byte.</summary>
    public bool AreSameBytes { get; }

    /// <summary>The number of rows whose predictions differ.</summary>
    public int Differing => Rows.Count(row => row.Here != row.There);

    /// <summary>The number of rows that are predicted in kayfabe by one model only.</summary>
    public int Decided => Rows.Count(row => row.Here >= Cut != row.There >= Cut);

    /// <summary>The largest absolute difference; 0 without rows.</summary>
    public double Largest => Rows.Count == 0 ? 0 : Rows.Max(row => row.Difference);

    /// <summary>The mean absolute difference; 0 without rows.</summary>
    public double Mean => Rows.Count == 0 ? 0 : Rows.Average(row => row.Difference);

    /// <summary>What came out, sentences.</summary>
    public IEnumerable<string> Lines()
    {
        if (AreSameBytes)
        {
            yield return Text(
                $"the models are the same to the byte, and so are the predictions of {Rows.Count:N0} rows");
            yield break;
        }
        if (Differing == 0)
        {
            yield return Text(
                $"the models differ in their bytes; the predictions of {Rows.Count:N0} rows are the same");
            yield break;
        }
        yield return Text(
            $"the predictions of {Differing:N0} of {Rows.Count:N0} rows differ: by {Largest:G3} at most")
            + Text($", {Mean:G3} on average; {Decided:N0} rows fall on the other side of {Cut}");
        yield return "this compares two trainings by one library; other processors, other numbers of instances and "
            + "other versions of XGBoost may each give other trees";
    }

    /// <summary>Writes the rows as <c>row,here,there,difference</c>.</summary>
    public void Write(string path)
    {
        using var file = CsvFile.Create(path, ["row", "here", "there", "difference"]);
        foreach (var row in Rows)
        {
            file.WriteRecord(
                row.Row, row.Here.ToString("R", CultureInfo.InvariantCulture),
                row.There.ToString("R", CultureInfo.InvariantCulture),
                row.Difference.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
