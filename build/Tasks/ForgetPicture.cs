using System.Globalization;
using Cake.Frosting;
using Kayfabe.Build.Auditing;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Forgetting;
using Kayfabe.Build.Git;
using Kayfabe.Build.Recording;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Tasks;

/// <summary>Tells what derives from a picture, and withdraws it from the study.</summary>
[TaskName("Forget"), Uses("study", "cache-dir", "remote", "picture", "yes")]
[TaskDescription("What derives from a picture (--picture), and what is out of reach; --yes withdraws it.")]
public sealed class ForgetPicture : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var id = context.Options.Picture ?? throw new InputException(
            new Fault("--picture is missing: the picture to withdraw", "Write --picture=<id>."));
        // What Record has not put into its files yet is of pictures too.
        if (context.Sections.Find<DetectSettings>() is { } detect && RecordingFiles.Find(
            context.Paths.StudyFolder, context.Paths.Display(context.Paths.StudyFolder), detect) is { } files)
            RecordRun.Recover(files);
        var traces = PictureTraces.Find(context.Paths, context.Sections, id);
        var isKnown = context.Paths.Withdrawn().HasId(id);
        if (traces.Sources.Count == 0 && !isKnown)
        {
            throw new InputException(new Fault(
                $"no source of {context.Paths.Study} has the picture '{id}'",
                "Check the id: it is the shortcode in the picture's address. A published matrix names no pictures."));
        }
        // The published run and the last one; those before them are removed from the store with the rest.
        Derivatives[] runs =
        [
            .. new KnownRuns(context.Paths, context.Runs).All().Take(2).Select(run => Derivatives.Of(run, traces))
                .Where(run => run.Stages.Count > 0),
        ];
        Console.Out.Write(ForgetText.Traces(context.Paths, traces, runs));
        Console.Out.Write("\n" + ForgetText.OutOfReach(
            context.Paths, Commits(context.Paths, traces), RemoteTraces.Find(context, runs)) + "\n");
        var command = $"{Help.Script} --study={context.Paths.Study}";
        if (!context.Options.Yes)
        {
            Console.Out.Write($"Nothing was changed. To withdraw it: {command} --target=Forget --picture={id} --yes\n");
            return;
        }
        var (removed, left) = new Withdrawal(context, context.Sections)
            .Run(traces, DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime));
        var bytes = removed.Contents.Sum(file => file.Size);
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture,
            $"Withdrawn: {traces.Sources.Count} files of the study no longer have it; {removed.Records.Count} results "
            + $"and {removed.Contents.Count} contents ({bytes:N0} bytes) left the store.\n"));
        foreach (var file in left)
            Console.Error.WriteLine($"Warning: {file} could not be removed from the store.");
        Console.Out.Write(
            $"The published report still has it: run {command} to make it again, and commit data and reports.\n");
        if (left.Count > 0)
            throw new InputException(
                new Fault($"{left.Count} files of the store are still there", "Delete the store."));
    }

    private static int? Commits(ProjectPaths paths, PictureTraces traces) =>
        new GitRepository(paths.Root).CountOfCommits(
        [
            .. traces.Sources.Select(source => source.File.Name),
            paths.Display(paths.Published),
        ]);
}
