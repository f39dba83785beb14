using Cake.Frosting;
using Kayfabe.Build.Auditing;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tasks;

/// <summary>Tells where a file came from; runs nothing.</summary>
[TaskName("Why"), Uses("study", "cache-dir", "artifact")]
[TaskDescription("Where a file came from (--artifact): one line a step, to the sources.")]
public sealed class TraceArtifact : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var name = context.Options.Artifact ?? throw new InputException(new Fault(
            "--artifact is missing: the file to explain",
            "Write --artifact=<path or digest>, such as --artifact=Train/model.json."));
        var subject = new SubjectFinder(context.Paths, new KnownRuns(context.Paths, context.Runs)).Find(name);
        var file = Path.GetFullPath(name, context.Paths.Root);
        Console.Out.Write(WhyText.Format(subject, FileStat.Of(file) is null ? null : Digest.OfFile(file)));
    }
}
