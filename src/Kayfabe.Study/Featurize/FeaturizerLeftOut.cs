using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>Why a picture is no row of the matrix.</summary>
public enum NoRowReason
{
    /// <summary>It is a row.</summary>
    None,

    /// <summary>Nobody has annotated it, or the annotators left it undecided.</summary>
    NoOutcome,

    /// <summary>No export has it, so that its post is not known.</summary>
    NoPost,

    /// <summary>A kind that is asked for is not recorded: a row of zeros would say that nothing was seen.</summary>
    NotRecorded,

    /// <summary>It has an outcome, but no file.</summary>
    NoFile,
}

/// <summary>The pictures that <see cref="Featurizer"/> left out of the matrix.</summary>
public static class FeaturizerLeftOut
{
    /// <summary>The reasons in the order of their enumeration, without <see cref="NoRowReason.None"/>.</summary>
    public static IReadOnlyList<NoRowReason> Reasons { get; } =
        [NoRowReason.NoOutcome, NoRowReason.NoPost, NoRowReason.NotRecorded, NoRowReason.NoFile];

    /// <summary>The number of pictures by reason, of <see cref="Featurizer.LeftOut"/>.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<NoRowReason, int> Count(string path)
    {
        var ofWord = Reasons.ToDictionary(Word, StringComparer.Ordinal);
        var counts = new Dictionary<NoRowReason, int>();
        using var table = new ArtifactTable(path, "picture", "reason");
        while (table.Next())
        {
            var reason = ofWord.GetValueOrDefault(table[1]);
            if (reason == NoRowReason.None)
                throw table.Damaged(1, "this is no reason");
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }
        return counts;
    }

    /// <summary>The reason as people read it: <c>without an outcome</c>.</summary>
    public static string Text(NoRowReason reason) => reason switch
    {
        NoRowReason.NoOutcome => "without an outcome",
        NoRowReason.NoPost => "without a post",
        NoRowReason.NotRecorded => "not recorded by the image service",
        NoRowReason.NoFile => "without a picture file",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The reason as the file writes it: <c>noOutcome</c>.</summary>
    internal static string Word(NoRowReason reason) => reason switch
    {
        NoRowReason.NoOutcome => "noOutcome",
        NoRowReason.NoPost => "noPost",
        NoRowReason.NotRecorded => "notRecorded",
        NoRowReason.NoFile => "noFile",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
