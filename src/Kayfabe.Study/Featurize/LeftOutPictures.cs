using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>Why a picture is not a row of the matrix.</summary>
public enum NoRowReason
{
    /// <summary>It is a row.</summary>
    None,

    /// <summary>Nobody has annotated it, or the annotators left it undecided.</summary>
    NoOutcome,

    /// <summary>No export has it, so that its post is not known.</summary>
    NoPost,

    /// <summary>A kind of features was not recorded: a row of zeros would say that nothing was seen.</summary>
    NotRecorded,

    /// <summary>It has an outcome, but no file.</summary>
    NoFile,
}

/// <summary>The file of the pictures that Featurize left out of the matrix: picture, reason.</summary>
public static class LeftOutPictures
{
    /// <summary>The file; its pictures are in ordinal order, those without a picture file last.</summary>
    public const string FileName = "leftOut.csv";

    private static readonly string[] _header = ["picture", "reason"];

    /// <summary>The reasons in the order of their enumeration, without <see cref="NoRowReason.None"/>.</summary>
    public static IReadOnlyList<NoRowReason> Reasons { get; } =
        [NoRowReason.NoOutcome, NoRowReason.NoPost, NoRowReason.NotRecorded, NoRowReason.NoFile];

    /// <summary>The reason of each picture that was left out.</summary>
    /// <param name="path">A file of this kind.</param>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, NoRowReason> Read(string path)
    {
        var ofWord = Reasons.ToDictionary(Word, StringComparer.Ordinal);
        var reasons = new Dictionary<string, NoRowReason>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, _header);
        while (table.Next())
        {
            var reason = ofWord.GetValueOrDefault(table[1]);
            if (reason == NoRowReason.None)
                throw table.Damaged(1, $"'{Quotation.Shorten(table[1])}' is not a reason");
            reasons[table[0]] = reason;
        }
        return reasons;
    }

    /// <summary>The number of pictures by reason.</summary>
    /// <param name="path">A file of this kind.</param>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<NoRowReason, int> Count(string path) =>
        Read(path).CountBy(picture => picture.Value).ToDictionary();

    /// <summary>The reason as people read it: <c>without an outcome</c>.</summary>
    public static string Text(NoRowReason reason) => reason switch
    {
        NoRowReason.NoOutcome => "without an outcome",
        NoRowReason.NoPost => "without a post",
        NoRowReason.NotRecorded => "not recorded by the image service",
        NoRowReason.NoFile => "without a picture file",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Writes the file into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pictures">The pictures that are left out, in the order of the file.</param>
    /// <returns>The number of pictures by reason, every reason, also with 0.</returns>
    internal static List<(NoRowReason Reason, int Pictures)> Write(
        string folder, IEnumerable<(string Picture, NoRowReason Reason)> pictures)
    {
        var counts = new int[Enum.GetValues<NoRowReason>().Length];
        using var csv = CsvFile.Create(Path.Combine(folder, FileName), _header);
        foreach (var (picture, reason) in pictures)
        {
            counts[(int)reason]++;
            csv.WriteRecord(picture, Word(reason));
        }
        return [.. Reasons.Select(reason => (reason, counts[(int)reason]))];
    }

    // The reason as the file has it.
    private static string Word(NoRowReason reason) => reason switch
    {
        NoRowReason.NoOutcome => "noOutcome",
        NoRowReason.NoPost => "noPost",
        NoRowReason.NotRecorded => "notRecorded",
        NoRowReason.NoFile => "noFile",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
