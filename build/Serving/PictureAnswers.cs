using Kayfabe.Build.Recording;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Serving;

/// <summary>
/// What the image service answered about pictures that are predicted: the study's recordings, and beside the journal,
/// where Clean leaves them, the answers about pictures that are not the study's own. Those that are missing are asked
/// for as by Record: at a price that is shown first, and never twice.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="detect">What the study asks.</param>
[OutsideFingerprint("No stage predicts what it did not make.")]
internal sealed class PictureAnswers(BuildContext context, DetectSettings detect)
{
    private readonly string _folder = Path.Combine(context.Paths.Artifacts, "aws", "recordings");

    /// <summary>All files of answers.</summary>
    /// <param name="pictures">The table of the pictures; their files are named by whole paths.</param>
    /// <exception cref="InputException">The user does not agree to the price, or not everything was answered.</exception>
    public IReadOnlyList<RecordingFile> Complete(string pictures)
    {
        var kept = new RecordingFiles(_folder, context.Paths.Display(_folder));
        RecordRun.Recover(kept);
        var requests = RecordingRequest.Of(detect);
        var failures = Path.Combine(_folder, "failures.csv");
        var refused = FailuresFile.ReadRefused(failures, requests);
        using var memory = new TemporaryFolder();
        using var plan = RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = RecordingPlanSources.PicturesOf(pictures),
                Requests = requests,
                Answers = RecordedAnswers.Read(
                    [.. Files().Select(file => (file, Digest.OfFile(file.Path).ToString()))], detect,
                    memory.File("answers")),
                Refused = refused,
            },
            memory.File("sorted"));
        if (plan.Total > 0)
        {
            using var recording = new PaidRecording(context, detect, kept, plan, memory.File("sorted"))
            {
                Models = [],
                Refused = refused,
                Failures = failures,
                AllWasAsked = static () => { },
            };
            recording.Run();
        }
        return Files();
    }

    private List<RecordingFile> Files()
    {
        var paths = context.Paths;
        var name = paths.Display(paths.StudyFolder);
        var files = new List<RecordingFile>(RecordingFiles.Existing(paths.StudyFolder, name, detect));
        if (Directory.Exists(_folder))
        {
            files.AddRange(Directory.EnumerateFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal)
                .Select(file => new RecordingFile(paths.Display(file), file)));
        }
        return files;
    }
}
