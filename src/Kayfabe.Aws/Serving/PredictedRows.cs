using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Aws.Serving;

/// <summary>What a model says of a row.</summary>
/// <param name="Id">The row.</param>
/// <param name="Probability">The probability of in kayfabe, 0 to 1.</param>
public sealed record PredictedRow(string Id, double Probability);

/// <summary>Predictions as a file: <c>id,probability,inKayfabe</c>, the last <c>yes</c> or <c>no</c>.</summary>
public static class PredictedRows
{
    /// <summary>Writes them in their order, in place of a file of that name only when all are written.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cut">The probability at or above which a row is in kayfabe.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<PredictedRow> rows, double cut)
    {
        var unfinished = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = CsvFile.Create(unfinished, "id", "probability", "inKayfabe"))
            {
                foreach (var (id, probability) in rows)
                {
                    file.WriteRecord(
                        id, probability.ToString("R", CultureInfo.InvariantCulture), probability >= cut ? "yes" : "no");
                }
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault(
                $"the predictions cannot be written: {e.Message.TrimEnd('.')}", "Give another --output.", path));
        }
    }

    /// <summary>How two engines differ on the same rows, in their order.</summary>
    /// <param name="left">The predictions of the one.</param>
    /// <param name="right">Those of the other.</param>
    /// <param name="cut">The probability at or above which a row is in kayfabe.</param>
    public static PredictionDifference Compare(
        IReadOnlyList<PredictedRow> left, IReadOnlyList<PredictedRow> right, double cut)
    {
        if (left.Count != right.Count)
            return new PredictionDifference(left.Count, right.Count, 0, 0, double.NaN, null, []);
        var (equal, largest) = (0, 0d);
        string? largestOf = null;
        var flips = new List<string>();
        foreach (var (one, other) in left.Zip(right))
        {
            if (one.Id != other.Id)
                throw new ArgumentException("The rows are not the same.", nameof(right));
            var difference = double.Abs(one.Probability - other.Probability);
            equal += one.Probability.Equals(other.Probability) ? 1 : 0;
            if (difference > largest)
                (largest, largestOf) = (difference, one.Id);
            if (one.Probability >= cut != other.Probability >= cut)
                flips.Add(one.Id);
        }
        return new PredictionDifference(left.Count, right.Count, equal, left.Count - equal, largest, largestOf, flips);
    }
}

/// <summary>How two engines differ on the same rows.</summary>
/// <param name="Left">The rows of the one.</param>
/// <param name="Right">The rows of the other; where it has another number, nothing else is compared.</param>
/// <param name="Equal">The rows with the same probability, bit for bit.</param>
/// <param name="Different">The others.</param>
/// <param name="Largest">The largest difference of a probability.</param>
/// <param name="LargestOf">The row that has it; null where there is none.</param>
/// <param name="Flips">The rows that are in kayfabe for one of them only.</param>
public sealed record PredictionDifference(
    int Left, int Right, int Equal, int Different, double Largest, string? LargestOf, IReadOnlyList<string> Flips)
{
    /// <summary>One line: how many are equal, the largest difference, who is decided otherwise.</summary>
    public string Line => Left != Right ? $"{Left} rows against {Right}: nothing could be compared."
        : Different == 0 ? $"{Left} rows, all the same to the last bit."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Left} rows: {Equal} the same to the last bit, {Different} not; the largest difference is {Largest:G3} ")
            + $"({LargestOf}); " + (Flips.Count == 0 ? "none is decided otherwise."
                : $"{Flips.Count} decided otherwise: {string.Join(", ", Flips.Take(10))}"
                    + (Flips.Count > 10 ? " ..." : "."));
}
