using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Recordings;

/// <summary>What a <see cref="RecordingPlan"/> is made from.</summary>
public sealed record RecordingPlanSources
{
    /// <summary>
    /// The pictures, in any order: digest, and file relative to the study's folder, with <c>/</c>. Of several files of
    /// one content the first by name is sent.
    /// </summary>
    public required IEnumerable<(PictureDigest Picture, string File)> Pictures { get; init; }

    /// <summary>What the study asks about each picture.</summary>
    public required IReadOnlyList<RecordingRequest> Requests { get; init; }

    /// <summary>What is recorded.</summary>
    public required RecordedAnswers Answers { get; init; }

    /// <summary>What is not asked, since the service refused it.</summary>
    public IEnumerable<FailedRequest> Refused { get; init; } = [];

    /// <summary>Recordings made before do not count; null to count all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The pictures of the stage Pictures.</summary>
    /// <param name="pictureFiles">The stage's table.</param>
    /// <exception cref="InputException">The table is missing or damaged.</exception>
    public static IEnumerable<(PictureDigest Picture, string File)> PicturesOf(string pictureFiles)
    {
        using var table = ArtifactTable.WithColumns(pictureFiles, "file", "digest");
        while (table.Next())
        {
            if (!PictureDigest.TryParse(table.Utf8(1), out var digest))
                throw table.Damaged(1, "this is not a digest");
            yield return (digest, table[0]);
        }
    }
}
