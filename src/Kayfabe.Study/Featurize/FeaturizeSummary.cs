using System.Globalization;
using Kayfabe.Settings;

namespace Kayfabe.Study.Featurize;

/// <summary>What the matrix has, and what it leaves out.</summary>
public sealed record FeaturizeSummary
{
    /// <summary>The number of rows: pictures with an outcome, a post and all recordings that the kinds need.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Features { get; init; }

    /// <summary>The number of entries, each a detection that counts or a value of metadata.</summary>
    public required long Entries { get; init; }

    /// <summary>The number of rows in which nothing was detected at the threshold.</summary>
    public required int RowsWithoutAny { get; init; }

    /// <summary>The number of features that were detected, in too few rows.</summary>
    public required int RareFeatures { get; init; }

    /// <summary>The number of pictures left out by reason, every reason, also with 0.</summary>
    public required IReadOnlyList<(NoRowReason Reason, int Pictures)> LeftOut { get; init; }

    /// <summary>How many pictures were left out, and why, in one line; null where none was.</summary>
    public string? LeftOutLine => Tables.LeftOutLine.Of(
        "pictures",
        Rows + LeftOut.Sum(reason => reason.Pictures),
        LeftOut.Select(reason => (LeftOutPictures.Text(reason.Reason), reason.Pictures)),
        LeftOutPictures.FileName);

    /// <summary>
    /// Of the rows whose list of labels is full and ends at or above the threshold, the confidence at which it ends.
    /// </summary>
    public required IReadOnlyList<double> UnknownLabels { get; init; }

    /// <summary>The confidence at or above which a detection counts.</summary>
    public required double Threshold { get; init; }

    /// <summary>For how many rows it is not known whether labels were seen; null where it is known for all.</summary>
    public string? UnknownLine
    {
        get
        {
            if (UnknownLabels.Count == 0)
                return null;
            var (threshold, lowest, highest) = (Text(Threshold), Text(UnknownLabels.Min()), Text(UnknownLabels.Max()));
            return $"for {UnknownLabels.Count} of {Rows} rows not all labels at or above the threshold {threshold} are "
                + $"known: their lists are full at MaxLabels and end at {lowest} to {highest} "
                + $"({Featurizer.UnknownLabels}). What is not listed counts as not detected. Above a threshold of "
                + $"{highest} all are known.";
        }
    }

    private static string Text(double confidence) => confidence.ToString(CultureInfo.InvariantCulture);

    /// <summary>Does nothing where the matrix has a row.</summary>
    /// <exception cref="InputException">It has none: says why the pictures were left out.</exception>
    public void ThrowIfEmpty()
    {
        if (Rows > 0)
            return;
        var reasons = LeftOut.Where(reason => reason.Pictures > 0)
            .Select(reason => $"{reason.Pictures} {LeftOutPictures.Text(reason.Reason)}");
        throw new InputException(new Fault(
            "no picture has a file, an outcome, a post and a recording of each kind of features: "
            + string.Join(", ", reasons),
            "Check that the picture files have the ids of the exports, and were recorded with the request of detect."));
    }
}
