using System.Globalization;
using Kayfabe.Build.Fetching;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Trees;
using Kayfabe.Study.Files;

namespace Kayfabe.Build.Running;

/// <summary>Declares what a stage reads; each declaration is an entry of the stage's key.</summary>
[OutsideFingerprint("Declarations become entries of the key, which say what changed.")]
public sealed class StageInputs
{
    /// <summary>What the name of an entry for an overridden setting begins with; the setting's name follows.</summary>
    internal const string OverrideEntry = "--set ";

    private readonly RunContext _context;
    private readonly Type _stage;
    private readonly DeclaredInputs _declared;
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    internal StageInputs(RunContext context, Type stage, DeclaredInputs declared) =>
        (_context, _stage, _declared) = (context, stage, declared);

    /// <summary>Where the study's folder is.</summary>
    public string StudyFolder => _context.Paths.StudyFolder;

    /// <summary>What messages call the study's folder.</summary>
    public string StudyFolderName => _context.Paths.Display(StudyFolder);

    /// <summary>Files of the study's folder. A file that does not exist is an entry of its own.</summary>
    public StageInputs File(params IReadOnlyList<string> paths)
    {
        var digests = _context.Index.DigestsOf([.. paths.Select(path => Path.Combine(StudyFolder, path))]);
        for (var i = 0; i < digests.Length; i++)
        {
            if (digests[i] is null && System.IO.File.Exists(Path.Combine(StudyFolder, paths[i])))
                throw new InputException(
                    new Fault("not a regular file", "Replace it by the file itself.", $"{StudyFolderName}/{paths[i]}"));
            _declared.Entries.Add(new KeyEntry(EntryKind.Input, paths[i], digests[i]?.ToString()));
        }
        return this;
    }

    /// <summary>
    /// The files of the study's folder that match patterns, as the settings give them: <c>exports/*</c>.
    /// </summary>
    /// <exception cref="InputException">A pattern matches no file, or one outside of the study's folder.</exception>
    public StageInputs Files(IReadOnlyList<string> patterns)
    {
        var faults = new FaultList();
        var files = StudyFiles.Find(StudyFolder, StudyFolderName, patterns, faults);
        faults.ThrowIfAny();
        File([.. files.Select(file => file.Relative)]);
        _declared.Add(patterns, files);
        return this;
    }

    /// <summary>A folder of the study's folder: the names and contents of its files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="accept">Which files of it count, by their path relative to it; null for all.</param>
    public StageInputs Folder(string path, Func<string, bool>? accept = null)
    {
        List<Fault>? refused = null;
        if (StudyFiles.LeadsOut(StudyFolder, Path.Combine(StudyFolder, path)))
            throw new InputException(StudyFiles.LinkOut($"{StudyFolderName}/{path}"));
        var digest = _context.Tree.DigestOf(
            Path.Combine(StudyFolder, path), accept,
            (done, total) => _context.Progress.Show($"reading {path}", done, total),
            (file, kind) => (refused ??= []).Add(NotAFile($"{StudyFolderName}/{path}/{file}", kind)));
        if (refused is not null)
            Throw(refused);
        _declared.Entries.Add(new KeyEntry(EntryKind.Input, path, digest?.ToString()));
        if (digest is { } known)
            _declared.Folders[path] = known;
        return this;
    }

    /// <summary>A published file, which is fetched when the stage runs; its digest is known before.</summary>
    public StageInputs Source(SourceFile source)
    {
        _declared.Entries.Add(new KeyEntry(EntryKind.Input, source.File, source.Digest.ToString()));
        _declared.Sources[source.File] = source;
        return this;
    }

    /// <summary>A result that has no stage of its own, and is passed in by the caller.</summary>
    public StageInputs Result(ActionRecord result)
    {
        foreach (var output in result.Outputs)
        {
            if (output.Path != StageNotes.FileName)
                _declared.Entries.Add(
                    new KeyEntry(EntryKind.Artifact, $"{result.Stage}/{output.Path}", output.Digest.ToString()));
        }
        return this;
    }

    /// <summary>The version of the XGBoost library, and its file: another one grows other trees.</summary>
    public StageInputs Xgboost()
    {
        _declared.Entries.AddRange(_context.Xgboost.Entries);
        _declared.UsesXgboost = true;
        return this;
    }

    /// <summary>Another section, or part of one, that the stage uses too; each of its settings is an entry.</summary>
    /// <param name="narrow">
    /// Sets what the stage does not read to a fixed value; null for a stage that reads all of it.
    /// </param>
    /// <exception cref="InvalidOperationException">The stage declared it already.</exception>
    public StageInputs Uses<T>(Func<T, T>? narrow = null)
        where T : class => Uses(out _, narrow);

    /// <inheritdoc cref="Uses{T}(Func{T, T})"/>
    /// <param name="used">The section, where other declarations depend on it; null where the study has none.</param>
    /// <param name="narrow">
    /// Sets what the stage does not read to a fixed value; null for a stage that reads all of it.
    /// </param>
    public StageInputs Uses<T>(out T? used, Func<T, T>? narrow = null)
        where T : class
    {
        used = _context.Sections.Find<T>();
        if (used is not null && narrow is not null)
            used = narrow(used);
        if (!_declared.Sections.TryAdd(typeof(T), used))
            throw new InvalidOperationException(
                $"{_stage.Name} declares Uses<{typeof(T).Name}>() twice: keep one of them.");
        foreach (var entry in StudySections.EntriesOf(typeof(T), used))
            Setting(entry);
        return this;
    }

    /// <summary>The settings of the stages that this one depends on, for what is written about them.</summary>
    public StageInputs SettingsOfStages()
    {
        // No sorted collection: each run, also a no-op, would compile some forty methods for it.
        var all = new Dictionary<string, SettingEntry>(StringComparer.Ordinal);
        foreach (var stage in Targets.StagesBefore(_stage))
        {
            var section = StudySections.Of(stage);
            foreach (var entry in StudySections.EntriesOf(section, _context.Sections.Find(section)))
                all[entry.Name] = entry;
        }
        SettingEntry[] sorted = [.. all.Values];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        _declared.StageSettings = sorted;
        foreach (var entry in sorted)
            Setting(entry);
        return this;
    }

    /// <summary>The study's name, for what is written about it.</summary>
    public StageInputs StudyName()
    {
        _declared.Entries.Add(new KeyEntry(EntryKind.Setting, "study", _context.Paths.Study));
        return this;
    }

    /// <summary>The settings that the command line overrides, for what is written about them.</summary>
    public StageInputs Overrides()
    {
        foreach (var (name, value) in _context.OverriddenSettings)
            _declared.Entries.Add(new KeyEntry(EntryKind.Setting, OverrideEntry + name, value));
        return this;
    }

    /// <summary>A seed derived from the study's seed and the stage's name.</summary>
    public StageInputs Seed() => SeedOf(_stage.Name);

    /// <summary>The seed of another stage, for what must agree with it.</summary>
    public StageInputs SeedOf(string stage)
    {
        var seed = DerivedSeed.Of(_context.Sections.Seed, stage);
        _declared.Seed = seed;
        _declared.Entries.Add(
            new KeyEntry(EntryKind.Setting, "derived seed", seed.ToString(CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Of a stage that this one depends on, only these artifacts are read: others may change.</summary>
    public StageInputs Only<TStage>(params IEnumerable<string> artifacts)
    {
        if (!_declared.Artifacts.TryGetValue(typeof(TStage), out var read))
            _declared.Artifacts[typeof(TStage)] = read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
            read.Add(artifact);
        return this;
    }

    // Two declarations may name the same setting; they have to agree on it.
    private void Setting(SettingEntry entry)
    {
        if (_settings.TryAdd(entry.Name, entry.Value))
            _declared.Entries.Add(new KeyEntry(EntryKind.Setting, entry.Name, entry.Value));
        else if (_settings[entry.Name] != entry.Value)
            throw new InvalidOperationException(
                $"{_stage.Name} declares {entry.Name} with two values: declare it once.");
    }

    private static Fault NotAFile(string name, SkippedEntry kind) => kind switch
    {
        SkippedEntry.BrokenLink => StudyFiles.DeadLink(name),
        SkippedEntry.LinkToFolder =>
            new Fault("this is a link to a folder, which is not followed", "Copy the folder itself to this place.",
                name),
        _ => new Fault("not a regular file", "Move it out of the folder.", name),
    };

    private static void Throw(List<Fault> faults)
    {
        var all = new FaultList();
        foreach (var fault in faults.OrderBy(fault => fault.File, StringComparer.Ordinal))
            all.Add(fault);
        all.ThrowIfAny();
    }
}
