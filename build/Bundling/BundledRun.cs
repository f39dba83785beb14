using Kayfabe.Build.Publishing;
using Kayfabe.Bundle.Contents;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Build.Bundling;

/// <summary>The published run: its lock, and files that are what the lock says.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="LockBytes">The content of its file.</param>
/// <param name="Metrics">The published metrics.</param>
internal sealed record BundledRun(StudyLock Lock, byte[] LockBytes, ModelMetrics Metrics)
{
    /// <summary>Reads what is published, and compares each file with the lock.</summary>
    /// <exception cref="InputException">Nothing is published, or not what the lock says: all of it.</exception>
    public static BundledRun Read(BuildContext context)
    {
        var path = Path.Combine(context.Paths.Published, Publisher.LockFile);
        var shown = context.Paths.Display(path);
        var bytes = StoredFile.Read(path) ?? throw new InputException(
            new Fault("there is no lock: nothing is published", Remedy(context), shown));
        var run = StudyLock.Read(bytes, shown);
        if (run.Study != context.Paths.Study)
            throw new InputException(new Fault($"this is the lock of {run.Study}", Remedy(context), shown));
        if (run.Find(BundlePaths.ReportStage) is null)
            throw new InputException(new Fault("the lock has no report", Remedy(context), shown));
        var faults = new FaultList();
        foreach (var published in PublishedFiles.Of(run))
        {
            var file = Path.Combine(context.Paths.Published, published.Path);
            if (context.Index.TryDigestOf(file) != published.Output.Digest)
            {
                faults.Add(new Fault(
                    FileStat.Of(file) is null ? "missing, but in lock.json" : "not what lock.json says",
                    Remedy(context), context.Paths.Display(file)));
            }
        }
        faults.ThrowIfAny();
        return new BundledRun(run, bytes, MetricsFile.Read(Path.Combine(context.Paths.Published, MetricsFile.Name)));
    }

    /// <summary>The digest of the lock's file.</summary>
    public Digest LockDigest => Digest.Of(LockBytes);

    /// <summary>How to publish anew.</summary>
    public static string Remedy(BuildContext context) =>
        $"Run ./build.sh --study={context.Paths.Study}, which publishes it anew.";
}
