using Cake.Frosting;
using Kayfabe.Build.Auditing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Terminal;
using Kayfabe.Report.Auditing;
using Kayfabe.Settings;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tasks;

/// <summary>
/// Checks what a result was made from against the bytes that are here, back to the sources; runs nothing.
/// </summary>
[TaskName("Audit"), Uses("study", "mirror", "cache-dir", "subject", "bundle", "json")]
[TaskDescription("Check what a result was made from, back to the sources (--subject; default: all that is published).")]
public sealed class AuditSubject : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var bundle = context.Options.Bundle is { } zip ? UnpackedBundle.Open(context, zip) : null;
        var place = bundle?.Place ?? AuditPlace.Of(context);
        var runs = new KnownRuns(place.Paths, bundle?.Runs ?? context.Runs);
        var subject = new SubjectFinder(place.Paths, runs).Find(context.Options.Subject);
        var trail = Auditor.Audit(context, place, subject, bundle?.Records ?? []);
        var folder = Path.Combine(context.Paths.Artifacts, "Audit");
        var page = AuditPage.Render(trail);
        AtomicFile.Write(Path.Combine(folder, page.Path), page.Content);
        var document = AuditDocument.Write(trail);
        AtomicFile.Write(Path.Combine(folder, AuditDocument.FileName), document);
        if (context.Options.Json)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(document);
        }
        else
        {
            Console.Out.Write(AuditTree.Format(trail, Colours.Enabled));
            Console.Out.Write($"{context.Paths.Display(folder)}/{page.Path} is the same as a page with a graph.\n");
        }
        if (trail.Count(AuditState.Wrong) is > 0 and var wrong)
        {
            throw new InputException(new Fault(
                wrong == 1 ? "1 check failed (above)" : $"{wrong} checks failed (above)",
                "Restore what is wrong, from git for example; or run the build, where the record is out of date."));
        }
    }
}
