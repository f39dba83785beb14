using Kayfabe.Settings;
namespace Kayfabe.Study.Featurize;

/// <summary>The artifacts that the matrix is made from.</summary>
/// <param name="Detections">The folder that Detect made.</param>
/// <param name="Outcomes">The file of outcomes that Annotate made: picture, inKayfabe (yes or no).</param>
/// <param name="Pictures">The file of pictures that Ingest made: picture, post, published, isSidecar.</param>
/// <param name="Metadata">
/// The file of metadata that Ingest made: picture, likeCount, commentCount, viewCount, descriptionLength. Read only
/// where the settings name one of its columns; see <see cref="Featurizer.ReadsMetadata"/>.
/// </param>
public sealed record FeaturizerInputs(string Detections, string Outcomes, string Pictures, string? Metadata = null);

/// <summary>What the image service charges for a request; prices change, so they carry their date.</summary>
/// <param name="DollarsPerThousand">US dollars for 1,000 requests; one operation on one picture is a request.</param>
/// <param name="ReadOn">The month in which the price was read, <c>yyyy-MM</c>.</param>
public sealed record RequestPrice(decimal DollarsPerThousand, string ReadOn)
{
    /// <summary>Amazon Rekognition's first tier, up to a million pictures a month.</summary>
    public static RequestPrice Rekognition { get; } = new(1.00m, "2026-11");

    /// <summary><c>1200 pictures x 2 operations are 2400 requests, about $2.40 (at $1.00 ...)</c>.</summary>
    public string Estimate(int pictures, int operations) => FormattableString.Invariant(
        $"""
        {pictures} pictures x {operations} operations are {(long)pictures * operations} requests, about ${(long)pictures
        * operations * DollarsPerThousand / 1000:0.00} (at ${DollarsPerThousand:0.00} per 1000, as of {ReadOn})
        """);
}

/// <summary>What the matrix has, and what it leaves out.</summary>
public sealed record FeaturizerSummary
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
        LeftOut.Select(reason => (FeaturizerLeftOut.Text(reason.Reason), reason.Pictures)),
        Featurizer.LeftOut);

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
            return $"for {UnknownLabels.Count} of {Rows} rows not all labels at or above the threshold {threshold} are known: "
                + $"their lists are full at MaxLabels and end at {lowest} to {highest} ({Featurizer.UnknownLabels}). What is not "
                + $"listed counts as not detected. Above a threshold of {highest} all are known.";
        }
    }

    private static string Text(double confidence) => confidence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Does nothing where the matrix has a row.</summary>
    /// <exception cref="InputException">It has none: says why the pictures were left out.</exception>
    public void ThrowIfEmpty()
    {
        if (Rows > 0)
            return;
        var reasons = LeftOut.Where(reason => reason.Pictures > 0).Select(reason => $"{reason.Pictures} {FeaturizerLeftOut.Text(reason.Reason)}");
        throw new InputException(new Fault(
            $"no picture has a file, an outcome, a post and a recording of each kind of features: {string.Join(", ", reasons)}",
            "Look whether the files of pictures have the ids of the exports, and were recorded with the request of detect."));
    }
}
