using Kayfabe.Build.Running;
using Kayfabe.Provenance.Trust;
using Kayfabe.Report.Auditing;
using Kayfabe.Settings;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Walks from a subject to everything that it was made from, and checks each step: the bytes that are here against the
/// digests of the lock, and that each artifact that was read is one that was made.
/// </summary>
internal static class Auditor
{
    /// <summary>Audits a subject.</summary>
    /// <param name="context">The build; nothing of it is changed.</param>
    /// <param name="place">Where the bytes are.</param>
    /// <param name="subject">What is audited.</param>
    /// <param name="records">Checks of records that were made already.</param>
    public static AuditTrail Audit(
        BuildContext context, AuditPlace place, NamedSubject subject, IEnumerable<AuditCheck> records)
    {
        var run = subject.Run;
        var study = StudyReader.Read(place.Paths, OverridesOf(run.Lock));
        using var folder = new TemporaryFolder();
        using var reading = new ReadingContext(
            context, context, place, folder.File("read"), study, OverridesOf(run.Lock));
        var copies = new Copies(place, run);
        var entries = new EntryChecks(reading, run.Lock, place);
        var made = subject is MadeSubject files ? files.Files : [];
        var starts = subject is SourceSubject source
            ? StagesThatRead(run.Lock, source).Take(1) : made.Select(file => file.Stage.Stage).Distinct();
        return new AuditTrail(
            place.Paths.Study, subject.Name, run.Lock.Id, run.Place,
            [
                .. records, .. Records(run),
                .. new SignatureChecks(
                    place, TrustFile.Read(Path.Combine(context.Paths.Root, TrustFile.FileName)),
                    context.Clock.GetUtcNow()).Of(run),
            ],
            [
                .. made.GroupBy(file => file.Stage.Stage).Select(group => new AuditedRead(
                    group.Key, [.. group.Select(file => copies.Check(group.Key, file.Output))])),
            ],
            [
                .. Lineage.Of(run.Lock, starts).Select(stage => new AuditedStage(
                    stage.Stage, entries.Of(stage), [.. Reads(run.Lock, stage, copies)])),
            ],
            study.Synthetic);
    }

    private static IEnumerable<string> StagesThatRead(StudyLock run, SourceSubject source) =>
        run.Stages.Where(stage => stage.Entries.Contains(source.Entry)).Select(stage => stage.Stage);

    // The lock was read: each key is that of its entries.
    private static IEnumerable<AuditCheck> Records(KnownRun run)
    {
        var reads = run.Lock.Stages.SelectMany(stage => stage.Reads()).Where(read => read.Digest is not null).ToArray();
        var broken = Array.FindAll(reads, read => run.Lock.Find(read) is null);
        if (broken.Length == 0)
        {
            yield return new AuditCheck(run.Place, AuditState.Verified,
                $"{run.Lock.Stages.Count} keys are those of their entries; {reads.Length} artifacts that were read "
                + "are among those that were made");
        }
        foreach (var read in broken.DistinctBy(one => one.ToString()))
            yield return new AuditCheck(run.Place, AuditState.Wrong, NotMade(run.Lock, read), read.Digest!.ToString());
    }

    private static IEnumerable<AuditedRead> Reads(StudyLock run, LockedStage stage, Copies copies) =>
        from read in stage.Reads()
        where read.Digest is not null
        group read by read.Stage into one
        select new AuditedRead(one.Key, [.. one.Select(read => run.Find(read) is { } output
            ? copies.Check(read.Stage, output)
            : new AuditCheck(read.Path, AuditState.Wrong, NotMade(run, read), read.Digest!.ToString()))]);

    private static string NotMade(StudyLock run, ReadArtifact read) =>
        run.Find(read.Stage) is null
            ? $"{read} was read, but the run has no stage {read.Stage}"
            : run.OutputOf(read.Stage, read.Path) is null
                ? $"{read} was read, but {read.Stage} made no such file"
                : $"{read} was read with another digest than {read.Stage} gave it";

    // What the command line overrode for the run: the report's key has it.
    private static IReadOnlyList<SettingOverride> OverridesOf(StudyLock run) =>
    [
        .. run.Stages.SelectMany(stage => stage.Entries)
            .Where(entry => entry.Name.StartsWith(StageInputs.OverrideEntry, StringComparison.Ordinal))
            .DistinctBy(entry => entry.Name)
            .Select(entry => new SettingOverride(entry.Name[StageInputs.OverrideEntry.Length..], entry.Value ?? "")),
    ];
}
