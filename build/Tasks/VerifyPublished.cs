using Cake.Frosting;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Terminal;
using Kayfabe.Build.Verifying;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks;

/// <summary>Makes everything again that the lock names, and compares it with what is published.</summary>
[TaskName("Verify"), Uses("study", "mirror", "cache-dir", "sign")]
[TaskDescription("Make the published result again from its sources, apart, and compare all of it byte for byte.")]
public sealed class VerifyPublished : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var started = context.Clock.GetTimestamp();
        using var folder = new TemporaryFolder();
        var result = Verification.Run(context, folder.File("again"));
        context.Progress.Clear();
        var seconds = context.Clock.GetElapsedTime(started).TotalSeconds;
        Console.Out.Write(VerifyText.Of(context.Paths.Study, result, seconds, Colours.Enabled));
        if (context.Options.Sign is { } key)
            Console.Out.Write($"Signed: {context.Paths.Display(SignedSummary.Write(context, result, key))}\n");
        Conclude(context.Paths, result);
    }

    private static void Conclude(ProjectPaths paths, Verification result)
    {
        var published = paths.Display(paths.Published);
        var command = PublishedLock.CommandFor(paths);
        switch (result.Match)
        {
            case Match.SameResults:
                Console.Error.WriteLine(
                    "Warning: the results are the same, but the code or its compiler is not that of the lock. To bring "
                    + $"the lock up to date, run {command}, and commit {published}/.");
                break;
            case Match.Equivalent:
                Console.Error.WriteLine(
                    "Warning: this is another environment than that of the lock: what it changes is not compared byte "
                    + "for byte, but the metrics agree within the tolerance in study.json.");
                break;
            case Match.Different:
                throw new InputException(new Fault(
                    "what is published is not what the sources give here",
                    $"If the sources are right, run {command}, and commit {published}/; otherwise restore from git "
                    + "what was changed.", published));
        }
    }
}
