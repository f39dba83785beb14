using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;
namespace Kayfabe.Study.Detections;

/// <summary>
/// Replays recordings of the image service: what was seen in each picture, and in which nothing was asked.
/// </summary>
public static class RecordingReplay
{
    /// <summary>Reads the recordings and writes the files of <see cref="DetectionFiles"/>.</summary>
    /// <param name="pictures">The file of <see cref="PictureFiles"/>: the pictures of the study.</param>
    /// <param name="recordings">The files of recordings, in any order.</param>
    /// <param name="settings">The kinds and the request to replay.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="threads">How many threads may read, 1 or more; of no influence on the files.</param>
    /// <exception cref="InputException">
    /// Lines that are not recordings: cut off, of an unknown operation, a confidence outside 0 to 100 ...; or models
    /// that do not go together, or that the study does not state.
    /// </exception>
    public static DetectSummary Run(
        string pictures,
        IReadOnlyList<RecordingFile> recordings,
        DetectSettings settings,
        string folder,
        int threads)
    {
        var study = new StudyPictures(pictures);
        var reader = new RecordingReader(recordings, study.Digests, settings);
        var batches = reader.Read(threads);
        var merge = new DetectionMerge(batches, study.Digests.Count);
        var notUsed = batches.SelectMany(batch => batch.NotUsed).ToLookup(pair => pair.Key.Reason, pair => pair.Value);
        var tally = new DetectionTally();
        WritePictures(study, merge, settings.MaxLabels, tally, folder);
        if (AcceptedModels.Check(tally.Models, settings) is { Count: > 0 } faults)
            throw new InputException(faults);
        var summary = new DetectSummary
        {
            Pictures = study.Count,
            Digests = study.Digests.Count,
            Names = merge.Names.Count,
            RecordingsUsed = merge.Used,
            RecordingsReplaced = merge.Replaced,
            RecordingsNotUsed = [.. Enum.GetValues<NotUsedReason>().Select(reason => (reason, notUsed[reason].Sum()))],
            RecordingsContradicted = merge.Contradicted,
            FirstContradicted = merge.Contradicted == 0 ? null : FirstContradicted(study, merge),
            Kinds = tally.Kinds(settings.Kinds),
            Models = tally.Models,
            NotRenamed =
            [
                .. batches.SelectMany(batch => batch.NotRenamed).GroupBy(pair => pair.Key, pair => pair.Value)
                    .Select(group => (group.Key, group.Sum())).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            ],
            SameDigest = study.SameDigest(),
            FirstOtherRequest = reader.FirstOtherRequest,
        };
        DetectionFiles.WriteNames(folder, merge.Names);
        ServiceModel.Write(Path.Combine(folder, DetectionFiles.Models), summary.Models);
        DetectionFiles.WriteNotUsed(folder, batches);
        DetectionFiles.WriteSameDigest(folder, summary.SameDigest);
        DetectCounts.Write(Path.Combine(folder, DetectionFiles.Counts), summary, settings);
        return summary;
    }

    private static (string File, DetectionKind Kind)? FirstContradicted(StudyPictures study, DetectionMerge merge)
    {
        for (var i = 0; i < study.Count; i++)
        {
            foreach (var kind in DetectionKinds.All)
            {
                if (merge.IsContradicted(study.DigestOf(i), kind))
                    return (study.FileOf(i), kind);
            }
        }
        return null;
    }

    private static void WritePictures(
        StudyPictures study, DetectionMerge merge, int mostLabels, DetectionTally tally, string folder)
    {
        using var recorded = CsvFile.Create(Path.Combine(folder, RecordedFile.Name), RecordedFile.Columns);
        using var full = CsvFile.Create(Path.Combine(folder, DetectionFiles.FullLists), FullListFile.Columns);
        using var writer = new DetectionsWriter(Path.Combine(folder, DetectionFiles.Detections));
        for (var i = 0; i < study.Count; i++)
        {
            var digest = study.DigestOf(i);
            RecordedFile.WriteRow(recorded, study, i, merge);
            var detections = merge.Detections(digest);
            if (merge.LowestOfFullList(digest, mostLabels) is { } lowest)
                FullListFile.WriteRow(full, study.IdOf(i), lowest);
            writer.Add(i, detections);
            tally.Add(merge, digest, detections);
        }
    }
}
