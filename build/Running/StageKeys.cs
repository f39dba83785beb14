using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>Asks stages what they read, and derives their keys. Safe to call from several threads.</summary>
/// <param name="context">The run.</param>
/// <param name="upstream">Finds what a stage made; null where the study does not use it.</param>
internal sealed class StageKeys(RunContext context, Func<Type, ActionRecord?> upstream)
{
    // The indexes of digests and fingerprints are for one thread at a time.
    private readonly Lock _gate = new();

    /// <summary>The stage with its inputs and its key; null where the study does not use it.</summary>
    public PreparedStage? Prepare(IStage stage)
    {
        lock (_gate)
            return stage.SettingsOf(context.Sections) is { } settings ? Prepare(stage, settings) : null;
    }

    /// <summary>
    /// Says which files of a folder changed, given the folder's digests, which are those of its manifests, and which
    /// types of a stage's code; null for what is neither, or is no longer in the store.
    /// </summary>
    public string? Describe(KeyEntry before, KeyEntry now)
    {
        if (!Digest.TryParse(before.Value, out var old) || !Digest.TryParse(now.Value, out var current))
            return null;
        return before.Kind switch
        {
            EntryKind.Code => context.Code.Describe(now.Name, old, current),
            EntryKind.Input when Directory.Exists(Path.Combine(context.Paths.StudyFolder, now.Name)) =>
                context.Tree.Describe(now.Name, old, current),
            _ => null,
        };
    }

    private PreparedStage Prepare(IStage stage, object settings)
    {
        var type = stage.GetType();
        var made = Targets.StagesBefore(type).ToDictionary(dependency => dependency, upstream);
        var declared = new DeclaredInputs(context);
        stage.Inputs(new StageInputs(context, type, declared), settings);
        return new PreparedStage(stage, settings, made, declared,
            new KeyDescription(Entries(stage, settings, declared, made)));
    }

    private IEnumerable<KeyEntry> Entries(
        IStage stage, object settings, DeclaredInputs declared, IReadOnlyDictionary<Type, ActionRecord?> made)
    {
        var type = stage.GetType();
        yield return new KeyEntry(
            EntryKind.Schema, type.Name, stage.SchemaVersion.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in ThisMachine.Entries)
            yield return entry;
        foreach (var entry in context.Code.Of(type).Entries(type.Name))
            yield return entry;
        foreach (var (name, value) in SettingEntries.Of(settings))
            yield return new KeyEntry(EntryKind.Setting, name, value);
        foreach (var entry in declared.Entries)
            yield return entry;
        foreach (var (dependency, record) in made)
        {
            if (record is null)
                yield return new KeyEntry(EntryKind.Artifact, dependency.Name, null);
            foreach (var output in record?.Outputs ?? [])
            {
                if (declared.Reads(dependency, output.Path))
                    yield return new KeyEntry(EntryKind.Artifact, $"{dependency.Name}/{output.Path}",
                        output.Digest.ToString());
            }
        }
    }
}
