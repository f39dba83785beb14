using Kayfabe.Build.Stages;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Upkeep;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Recording;

/// <summary>
/// Finds what has to be asked, which needs neither an account nor the network; <see cref="PaidRecording"/> asks it.
/// </summary>
/// <param name="context">The run.</param>
[OutsideFingerprint("It makes inputs of stages, which are in their keys.")]
internal sealed class RecordRun(BuildContext context)
{
    private readonly DetectSettings _settings = context.Sections.Find<DetectSettings>() ?? throw new InputException(
        new Fault(
            "the study has no section 'detect'", "Record is for studies that are made from pictures.",
            context.Paths.Display(context.Paths.StudyFile)));

    /// <summary>Records what is missing.</summary>
    /// <exception cref="InputException">Something is wrong, or not everything was recorded.</exception>
    public void Run()
    {
        var files = RecordingFiles.Of(context.Paths.StudyFolder, StudyName, _settings);
        // One run at a time works on a study.
        _ = context.Workspace;
        Recover(files);
        var refresh = new RefreshMark(Path.Combine(files.Pending, "refresh"));
        var since = context.Options.Refresh ? refresh.Begin(context.Clock) : (DateTimeOffset?)null;
        var requests = RecordingRequest.Of(_settings);
        var failures = FailuresFile.PathIn(context.Paths.Artifacts);
        var refused = since is null ? FailuresFile.ReadRefused(failures, requests) : [];
        using var scratch = new SortingFolder(Path.Combine(IndexFolder, "recording", context.Paths.Study));
        using var plan = RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = RecordingPlanSources.PicturesOf(context.PathOf(nameof(Pictures), PictureFiles.Name)),
                Requests = requests,
                Answers = Read(),
                Refused = refused,
                Since = since,
            },
            scratch.Path);
        Console.Out.Write(RecordText.Plan(plan, requests, since, context.Paths.Display(failures)));
        if (plan.Total > 0)
        {
            using var recording = new PaidRecording(context, _settings, files, plan, scratch.Path)
            {
                Models = plan.Models,
                Refused = refused,
                Failures = failures,
                // What the service refused is no reason to begin again at the next refresh.
                AllWasAsked = () => EndRefresh(since, refresh),
            };
            recording.Run();
        }
        EndRefresh(since, refresh);
    }

    /// <summary>Merges what a run that was interrupted has left, so that it is asked for no more.</summary>
    public static void Recover(RecordingFiles files)
    {
        if (!PendingAnswers.Exist(files))
            return;
        var cutOff = PendingAnswers.Recover(files);
        Console.Out.Write($"The answers of an interrupted run were put into {files.Name}.\n");
        if (cutOff > 0)
            Console.Out.Write($"{cutOff} of them had been cut off, and are asked for again.\n");
    }

    private static void EndRefresh(DateTimeOffset? since, RefreshMark refresh)
    {
        if (since is not null)
            refresh.End();
    }

    private string IndexFolder => Checkouts.IndexFolder(context.Paths.Cache, context.Paths.Root);

    private string StudyName => context.Paths.Display(context.Paths.StudyFolder);

    private RecordedAnswers Read()
    {
        var files = RecordingFiles.Existing(context.Paths.StudyFolder, StudyName, _settings);
        var digests = context.Index.DigestsOf([.. files.Select(file => file.Path)]);
        return RecordedAnswers.Read(
            [.. files.Select((file, i) => (file, digests[i]!.ToString()))],
            _settings,
            Path.Combine(IndexFolder, "recorded", context.Paths.Study));
    }
}
