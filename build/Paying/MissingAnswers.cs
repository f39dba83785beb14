using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Files;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Recordings;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Paying;

/// <summary>How many requests Record would make: also for pictures that are still to be fetched.</summary>
/// <param name="Here">The number of different pictures in the folder.</param>
/// <param name="ToFetch">The number of pictures that the exports name and the folder has not.</param>
/// <param name="Requests">The operations with the number of their requests.</param>
internal sealed record MissingAnswers(int Here, int ToFetch, IReadOnlyList<(string Operation, long Requests)> Requests)
{
    /// <summary>Compares the pictures of a study with its recordings; null for a study without pictures.</summary>
    /// <exception cref="InputException">An export or a recording cannot be read.</exception>
    public static MissingAnswers? Count(RunContext context)
    {
        if (context.Sections.Find<DetectSettings>() is not { } settings)
            return null;
        var withdrawn = context.Paths.Withdrawn();
        var (pictures, ids) = Pictures(context, settings.Pictures, withdrawn);
        var toFetch = ToBeFetched(context, withdrawn, ids);
        var requests = RecordingRequest.Of(settings);
        using var memory = new TemporaryFolder();
        using var plan = RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = pictures,
                Requests = requests,
                Answers = RecordedAnswers.Read(Recordings(context, settings), settings, memory.File("answers")),
                Refused = FailuresFile.ReadRefused(FailuresFile.PathIn(context.Paths.Artifacts), requests),
            },
            memory.File("sorted"));
        return new MissingAnswers(
            plan.Pictures,
            toFetch,
            [.. plan.Counts.Select(count => (count.Request.Operation, (long)count.Count + toFetch))]);
    }

    private static (List<(PictureDigest, string)> Pictures, HashSet<string> Ids) Pictures(
        RunContext context, string name, WithdrawnPictures withdrawn)
    {
        var folder = Path.Combine(context.Paths.StudyFolder, name);
        var (pictures, ids) = (new List<(PictureDigest, string)>(), new HashSet<string>(StringComparer.Ordinal));
        if (context.Tree.DigestOf(folder) is not { } manifest)
            return (pictures, ids);
        var files = context.Tree.Files(manifest).Select(file => (file.Path, file.Digest.ToString())).ToList();
        foreach (var (path, digest) in PictureFolder.WithoutWithdrawn(files, withdrawn))
        {
            ids.Add(Path.GetFileNameWithoutExtension(path));
            if (PictureDigest.TryParse(System.Text.Encoding.UTF8.GetBytes(digest), out var known))
                pictures.Add((known, path));
        }
        return (pictures, ids);
    }

    private static int ToBeFetched(RunContext context, WithdrawnPictures withdrawn, HashSet<string> here)
    {
        if (context.Sections.Find<IngestSettings>() is not { } settings)
            return 0;
        var faults = new FaultList();
        var name = context.Paths.Display(context.Paths.StudyFolder);
        var exports = StudyFiles.Find(context.Paths.StudyFolder, name, settings.Exports, faults);
        faults.ThrowIfAny();
        return PictureAddresses.Read(exports, settings, withdrawn, context.Clock.GetUtcNow()).States()
            .Count(picture => picture.State == AddressState.Usable && !here.Contains(picture.Picture));
    }

    private static List<(RecordingFile File, string Digest)> Recordings(RunContext context, DetectSettings settings)
    {
        var name = context.Paths.Display(context.Paths.StudyFolder);
        var files = RecordingFiles.Existing(context.Paths.StudyFolder, name, settings);
        var digests = context.Index.DigestsOf([.. files.Select(file => file.Path)]);
        return [.. files.Select((file, i) => (file, digests[i]?.ToString() ?? ""))];
    }
}
