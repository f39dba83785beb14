using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Evaluation;

/// <summary>What the model said of one row.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Post">The key of its post.</param>
/// <param name="InKayfabe">The annotated outcome.</param>
/// <param name="Probability">The model's probability of <em>in kayfabe</em>, 0 to 1.</param>
public sealed record Prediction(string Id, string Post, bool InKayfabe, double Probability)
{
    /// <summary>Whether the outcome is predicted, in kayfabe from a probability of <paramref name="cut"/> on.</summary>
    public bool IsRight(double cut) => Probability >= cut == InKayfabe;
}

/// <summary>Predictions as a file <c>predictions.csv</c>: row,post,outcome,probability,predicted.</summary>
public static class PredictionFiles
{
    private static readonly string[] _header = ["row", "post", "outcome", "probability", "predicted"];

    /// <summary>
    /// Writes the file; probabilities read back to the same bits, and predicted is 1 at the cut or above.
    /// </summary>
    public static void Write(string path, IEnumerable<Prediction> predictions, double cut)
    {
        using var file = CsvFile.Create(path, _header);
        foreach (var prediction in predictions)
        {
            file.WriteRecord(
                prediction.Id,
                prediction.Post,
                prediction.InKayfabe ? "1" : "0",
                prediction.Probability.ToString(CultureInfo.InvariantCulture),
                prediction.Probability >= cut ? "1" : "0");
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, in its order.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<Prediction> Read(string path)
    {
        using var table = new ArtifactTable(path, _header);
        var predictions = new List<Prediction>();
        while (table.Next())
        {
            if (table[2] is not ("0" or "1"))
                throw table.Damaged(2, $"the outcome '{Quotation.Shorten(table[2])}' is neither 0 nor 1");
            if (!double.TryParse(table[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var probability)
                || probability is not (>= 0 and <= 1))
                throw table.Damaged(3, $"'{Quotation.Shorten(table[3])}' is not a probability from 0 to 1");
            predictions.Add(new Prediction(table[0], table[1], table[2] == "1", probability));
        }
        return predictions;
    }
}
