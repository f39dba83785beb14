using System.Globalization;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Running;
using Kayfabe.Report.Auditing;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Compares the key of a stage with the key that the files, settings and code here give: the artifacts that it read are
/// taken from the lock, everything else is read.
/// </summary>
/// <param name="context">What is here.</param>
/// <param name="run">The lock.</param>
/// <param name="place">Where published files that others made may be.</param>
internal sealed class EntryChecks(RunContext context, StudyLock run, AuditPlace place)
{
    private readonly StageKeys _keys = new(context, type => run.Find(type.Name) is { } stage
        ? new ActionRecord(stage.Stage, stage.Entries, stage.Outputs, 0)
        : null);

    /// <summary>The checks of a stage's code, environment, settings and sources.</summary>
    public IReadOnlyList<AuditCheck> Of(LockedStage stage)
    {
        if (Targets.Find(stage.Stage) is not { } type || !type.IsAssignableTo(typeof(IStage)))
            return [new AuditCheck("code", AuditState.Other, "this program has no such stage")];
        try
        {
            return _keys.Prepare((IStage)Activator.CreateInstance(type)!) is { } prepared
                ? [.. Compare(stage, prepared)]
                : [new AuditCheck("study.json", AuditState.Wrong, "it no longer uses the stage")];
        }
        catch (InputException e)
        {
            // What the stage reads is not here, or not as it can be read.
            var fault = e.Faults[0];
            return [new AuditCheck(fault.File ?? "sources", AuditState.Missing, fault.Problem)];
        }
    }

    private IEnumerable<AuditCheck> Compare(LockedStage stage, PreparedStage here)
    {
        var now = here.Key.Entries.ToDictionary(entry => (entry.Kind, entry.Name));
        var locked = stage.Entries.Where(entry => entry.Kind != EntryKind.Artifact).ToArray();
        foreach (var part in (EntryKind[][])
            [[EntryKind.Schema, EntryKind.Code, EntryKind.Package, EntryKind.Environment], [EntryKind.Setting]])
        {
            var entries = Array.FindAll(locked, entry => part.Contains(entry.Kind));
            var changed = Array.FindAll(entries, entry => now.GetValueOrDefault((entry.Kind, entry.Name)) != entry);
            if (entries.Length > changed.Length)
                yield return new AuditCheck(Named(part[0], entries.Except(changed)), AuditState.Verified, "");
            foreach (var entry in changed)
                yield return Changed(entry, now.GetValueOrDefault((entry.Kind, entry.Name)));
        }
        foreach (var entry in locked.Where(entry => entry.Kind == EntryKind.Input))
            yield return Input(entry, now.GetValueOrDefault((entry.Kind, entry.Name)), here.Inputs);
        var known = locked.Select(entry => (entry.Kind, entry.Name)).ToHashSet();
        foreach (var added in here.Key.Entries.Where(entry => entry.Kind == EntryKind.Input
            && !known.Contains((entry.Kind, entry.Name))))
            yield return new AuditCheck(added.Name, AuditState.Wrong, "it is here, and not in the lock", added.Value);
    }

    private static AuditCheck Changed(KeyEntry locked, KeyEntry? here) => locked.Kind switch
    {
        EntryKind.Code => new AuditCheck(
            "code", AuditState.Other, "the code of the stage here is another one", locked.Value),
        EntryKind.Setting when here is null => new AuditCheck(
            locked.Name, AuditState.Other, $"{Value(locked)}; the program here has no such setting"),
        EntryKind.Setting => new AuditCheck(
            locked.Name, AuditState.Wrong, $"{Value(locked)} in the lock, {Value(here)} in study.json"),
        _ => new AuditCheck(locked.Name, AuditState.Other, $"{Value(locked)}; here {Value(here)}"),
    };

    private AuditCheck Input(KeyEntry locked, KeyEntry? here, DeclaredInputs inputs)
    {
        if (here?.Value is null)
        {
            return locked.Value is null
                ? new AuditCheck(locked.Name, AuditState.Verified, "absent, as it was")
                : new AuditCheck(locked.Name, AuditState.Missing, "it is not here", locked.Value);
        }
        if (here.Value != locked.Value)
        {
            var difference = _keys.Describe(locked, here) is { } files
                ? files.Replace(locked.Name + ": ", "", StringComparison.Ordinal)
                : $"has other content: {here.Value[..19]}…";
            return new AuditCheck(locked.Name, AuditState.Wrong, difference, locked.Value);
        }
        // study.json names its digest: whether the file has it is another question.
        if (inputs.Sources.TryGetValue(locked.Name, out var source) && !IsHere(source))
        {
            return new AuditCheck(locked.Name, AuditState.Missing,
                $"study.json names the same digest, but no copy is here ({source.Url})", locked.Value);
        }
        var detail = inputs.Folders.ContainsKey(locked.Name) && Digest.TryParse(locked.Value, out var manifest)
            ? $"{context.Tree.Files(manifest).Count().ToString("N0", CultureInfo.InvariantCulture)} files"
            : "";
        return new AuditCheck(locked.Name, AuditState.Verified, detail, locked.Value);
    }

    private bool IsHere(SourceFile source) =>
        place.Content.IsWhole(source.Digest)
        || (place.Sources is { } folder && Path.Combine(folder, source.File) is var file
            && FileStat.Of(file) is not null && Digest.OfFile(file) == source.Digest);

    private static string Value(KeyEntry? entry) => entry?.Value ?? "(none)";

    private static string Named(EntryKind part, IEnumerable<KeyEntry> entries)
    {
        if (part == EntryKind.Setting)
            return entries.Count() is var count && count == 1 ? "1 setting" : $"{count} settings";
        var kinds = entries.Select(entry => entry.Kind).ToArray();
        var packages = kinds.Count(kind => kind == EntryKind.Package);
        string?[] parts =
        [
            kinds.Contains(EntryKind.Code) ? "code" : null,
            packages == 0 ? null : packages == 1 ? "1 package" : $"{packages} packages",
            kinds.Contains(EntryKind.Environment) ? "environment" : null,
        ];
        return string.Join(", ", parts.Where(one => one is not null));
    }
}
