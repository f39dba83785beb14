using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Files;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Sources;

namespace Kayfabe.Build.Forgetting;

/// <summary>What the sources of a study hold of one picture.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Digests">The digests of its bytes: one for each file that has its id.</param>
/// <param name="Sources">The files that hold something of it, in ordinal order.</param>
internal sealed record PictureTraces(
    string Id, IReadOnlyList<string> Digests, IReadOnlyList<SourceParts> Sources)
{
    /// <summary>Reads all sources of a study.</summary>
    /// <exception cref="InputException">A source cannot be read: then nothing can be said of it.</exception>
    public static PictureTraces Find(ProjectPaths paths, StudySections study, string id)
    {
        if (!Shortcode.IsValid(id))
        {
            throw new InputException(new Fault(
                $"--picture={id}: this is not a picture id", "Give the shortcode of the picture's address."));
        }
        var pictures = PicturesOf(paths, study, id);
        var record = FetchRecordOf(paths);
        string[] digests =
        [
            .. pictures.Select(file => Digest.OfFile(file.File.Path).ToString()).Concat(DigestIn(record, id)).Distinct(),
        ];
        var parts = new List<SourceParts?>(pictures);
        if (study.Find<IngestSettings>() is { } ingest)
            parts.AddRange(Files(paths, ingest.Exports).Select(file => PictureSources.InExport(file, id)));
        if (study.Find<DetectSettings>() is { } detect)
            parts.AddRange(Files(paths, detect.Recordings).Select(file => PictureSources.InRecordings(file, digests)));
        if (study.Find<AnnotateSettings>() is { } annotate)
        {
            // The adjudicator's file too, whether or not it decides at the moment.
            string[] patterns = annotate.Adjudicator is { } adjudicator
                ? [.. annotate.Annotators, adjudicator] : [.. annotate.Annotators];
            parts.AddRange(Files(paths, patterns).Select(file => PictureSources.InAnnotations(file, id)));
        }
        if (record is not null)
            parts.Add(PictureSources.InFetchRecord(record, id));
        return new PictureTraces(
            id, digests,
            [.. parts.OfType<SourceParts>().OrderBy(part => part.File.Relative, StringComparer.Ordinal)]);
    }

    private static List<SourceParts> PicturesOf(ProjectPaths paths, StudySections study, string id)
    {
        if (study.Find<PictureSettings>() is not { } settings)
            return [];
        var folder = Path.Combine(paths.StudyFolder, settings.Pictures);
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. from file in FolderFiles.Below(folder)
               where Path.GetFileNameWithoutExtension(file) == id
               let path = Path.Combine(folder, file)
               where FileStat.Of(path) is not null
               let relative = $"{settings.Pictures}/{file}"
               select new SourceParts(
                   new StudyFile(path, relative, $"{paths.Display(paths.StudyFolder)}/{relative}"),
                   SourceContent.Picture, [new ByteRange(0, new FileInfo(path).Length)]),
        ];
    }

    private static StudyFile? FetchRecordOf(ProjectPaths paths)
    {
        var path = Path.Combine(paths.StudyFolder, FetchRecord.FileName);
        return File.Exists(path) ? new StudyFile(path, FetchRecord.FileName, paths.Display(path)) : null;
    }

    // Also where the picture itself is not here, as in a clone: its recordings have the digest.
    private static IEnumerable<string> DigestIn(StudyFile? record, string id)
    {
        if (record is null)
            return [];
        using var fetched = FetchRecord.OpenToRead(record.Path, record.Name);
        return fetched.Find(id) is { } known ? [known.Digest] : [];
    }

    // A pattern that matches nothing is the build's to report.
    private static IReadOnlyList<StudyFile> Files(ProjectPaths paths, IReadOnlyList<string> patterns) =>
        StudyFiles.Find(paths.StudyFolder, paths.Display(paths.StudyFolder), patterns, new FaultList());
}
