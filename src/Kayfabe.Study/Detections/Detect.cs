namespace Kayfabe.Study.Detections;

/// <summary>
/// Replays recordings of the image service: what was seen in each picture, and in which nothing was asked.
/// </summary>
public static class Detect
{
    /// <summary>Reads the recordings and writes the files of <see cref="DetectionFiles"/>.</summary>
    /// <param name="pictures">The pictures of the study, in any order.</param>
    /// <param name="recordings">The files of recordings, in any order.</param>
    /// <param name="settings">What is of use.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="threads">How many threads may read, 1 or more; of no influence on the files.</param>
    /// <exception cref="InputException">
    /// Lines that are no recordings: cut off, of an unknown operation, a confidence
    /// outside 0 to 100 ...
    /// </exception>
    /// <exception cref="ArgumentException">A picture's digest is malformed.</exception>
    public static DetectSummary Run(
        IReadOnlyList<PictureFile> pictures,
        IReadOnlyList<RecordingFile> recordings,
        DetectSettings settings,
        string folder,
        int threads)
    {
        var study = new StudyPictures(pictures);
        var reader = new RecordingReader(recordings, study.Digests, settings);
        var batches = reader.Read(threads);
        var merge = new DetectionMerge(batches, study.Digests.Count);
        var tally = new DetectionTally();
        WritePictures(study, merge, tally, folder);
        var summary = new DetectSummary
        {
            Pictures = study.Files.Count,
            Digests = study.Digests.Count,
            Names = merge.Names.Count,
            RecordingsUsed = merge.Used,
            RecordingsReplaced = merge.Replaced,
            RecordingsNotUsed = batches.Sum(batch => batch.NotUsed.Values.Sum()),
            Kinds = tally.Kinds(settings.Kinds),
            Models = tally.Models,
            SameDigest = study.SameDigest(),
            OtherRequests = reader.OtherRequests,
        };
        DetectionFiles.WriteNames(folder, merge.Names);
        DetectionFiles.WriteModels(folder, summary.Models);
        DetectionFiles.WriteNotUsed(folder, batches);
        DetectionFiles.WriteSameDigest(folder, summary.SameDigest);
        DetectionFiles.WriteCounts(folder, summary, settings);
        return summary;
    }

    private static void WritePictures(StudyPictures study, DetectionMerge merge, DetectionTally tally, string folder)
    {
        using var csv = new Utf8CsvWriter(
            Path.Combine(folder, DetectionFiles.Pictures), DetectionFiles.PictureColumns);
        using var columns = new DetectionColumns(Path.Combine(folder, DetectionFiles.Detections));
        for (var i = 0; i < study.Files.Count; i++)
        {
            var digest = study.DigestOf(i);
            csv.Field(study.Files[i].Picture);
            csv.Field(study.Files[i].File);
            csv.Field(study.Files[i].Digest);
            foreach (var kind in DetectionKinds.All)
                csv.Field(merge.IsRecorded(digest, kind) ? DetectionFiles.Recorded : DetectionFiles.NotRecorded);
            csv.Field(merge.Model(digest, DetectionKind.Label));
            csv.Field(merge.Model(digest, DetectionKind.Moderation));
            csv.EndRow();
            var detections = merge.Detections(digest);
            columns.Add(i, detections);
            tally.Add(merge, digest, detections);
        }
    }
}
