using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Store.Code;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Files;

namespace Kayfabe.Build.Hosting;

/// <summary>What a stage declares that it reads; every line of it is an entry of the stage's key.</summary>
[OutsideFingerprint("Declarations become entries of the key, which say what changed.")]
public sealed class StageInputs
{
    private readonly BuildContext _context;
    private readonly Type _stage;
    private readonly Dictionary<Type, HashSet<string>> _narrowed = [];
    private readonly Dictionary<Type, object?> _used = [];
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceFile> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Digest> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<StudyFile>> _files = new(StringComparer.Ordinal);

    internal StageInputs(BuildContext context, Type stage) => (_context, _stage) = (context, stage);

    internal List<KeyEntry> Entries { get; } = [];

    internal IReadOnlyDictionary<Type, object?> Used => _used;

    internal IReadOnlyList<SettingEntry>? StageSettings { get; private set; }

    internal int? DerivedSeed { get; private set; }

    internal IReadOnlyDictionary<string, SourceFile> Sources => _sources;

    internal IReadOnlyDictionary<string, Digest> Folders => _folders;

    /// <summary>Where the study's folder is.</summary>
    public string StudyFolder => _context.Paths.StudyFolder;

    /// <summary>What messages call the study's folder.</summary>
    public string StudyFolderName => _context.Paths.Display(StudyFolder);

    /// <summary>Files of the study's folder. One that is absent is an entry of its own.</summary>
    public StageInputs File(params IReadOnlyList<string> paths)
    {
        var digests = _context.Index.DigestsOf([.. paths.Select(path => Path.Combine(_context.Paths.StudyFolder, path))]);
        for (var i = 0; i < digests.Length; i++)
        {
            if (digests[i] is null && System.IO.File.Exists(Path.Combine(StudyFolder, paths[i])))
                throw new InputException(new Fault("this is no regular file", "Put the file itself in its place.", $"{StudyFolderName}/{paths[i]}"));
            Entries.Add(new KeyEntry(EntryKind.Input, paths[i], digests[i]?.ToString()));
        }
        return this;
    }

    /// <summary>The files of the study's folder that patterns name, as the settings do: <c>exports/*</c>.</summary>
    /// <exception cref="InputException">A pattern names no file, or one outside of the study's folder.</exception>
    public StageInputs Files(IReadOnlyList<string> patterns)
    {
        var faults = new FaultList();
        var files = StudyFiles.Find(
            _context.Paths.StudyFolder, _context.Paths.Display(_context.Paths.StudyFolder), patterns, faults);
        faults.ThrowIfAny();
        File([.. files.Select(file => file.Relative)]);
        _files[string.Join('\n', patterns)] = files;
        return this;
    }

    private static Fault NoFileFault(string name, NoFile kind) => kind switch
    {
        NoFile.DeadLink => StudyFiles.DeadLink(name),
        NoFile.LinkToFolder => new Fault("this is a link to a folder, which is not followed", "Copy the folder itself to this place.", name),
        _ => new Fault("this is no file", "Move it out of the folder.", name),
    };

    /// <summary>A folder of the study's folder: the names and contents of its files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="accept">Which files of it count, by their path relative to it; null for all.</param>
    public StageInputs Folder(string path, Func<string, bool>? accept = null)
    {
        List<Fault>? refused = null;
        if (StudyFiles.LeadsOut(StudyFolder, Path.Combine(StudyFolder, path)))
            throw new InputException(StudyFiles.LinkOut($"{StudyFolderName}/{path}"));
        var digest = _context.Tree.DigestOf(
            Path.Combine(_context.Paths.StudyFolder, path), accept,
            (done, total) => _context.Progress.Report($"reading {path}", done, total),
            (file, kind) => (refused ??= []).Add(NoFileFault($"{StudyFolderName}/{path}/{file}", kind)));
        if (refused is not null)
            Throw(refused);
        Entries.Add(new KeyEntry(EntryKind.Input, path, digest?.ToString()));
        if (digest is { } known)
            _folders[path] = known;
        return this;
    }

    private static void Throw(List<Fault> faults)
    {
        var all = new FaultList();
        foreach (var fault in faults.OrderBy(fault => fault.File, StringComparer.Ordinal))
            all.Add(fault);
        all.ThrowIfAny();
    }

    /// <summary>A published file, which is fetched when the stage runs; its digest is known before.</summary>
    public StageInputs Source(SourceFile source)
    {
        Entries.Add(new KeyEntry(EntryKind.Input, source.File, source.Digest.ToString()));
        _sources[source.File] = source;
        return this;
    }

    /// <summary>A result that has no stage of its own, and is handed over by whoever runs this.</summary>
    public StageInputs Result(ActionRecord result)
    {
        foreach (var output in result.Outputs)
            Entries.Add(new KeyEntry(EntryKind.Artifact, $"{result.Stage}/{output.Path}", output.Digest.ToString()));
        return this;
    }

    /// <summary>The version of the XGBoost library, another of which grows other trees.</summary>
    public StageInputs Xgboost()
    {
        Entries.Add(new KeyEntry(EntryKind.Environment, "XGBoost", _context.Xgboost.Current));
        return this;
    }

    /// <summary>Another section, or part of one, that the stage uses too; each of its settings is an entry.</summary>
    /// <param name="narrow">Sets what the stage does not read to a fixed value; null for a stage that reads all of it.</param>
    /// <exception cref="InvalidOperationException">The stage declared it already.</exception>
    public StageInputs Uses<T>(Func<T, T>? narrow = null)
        where T : class => Uses(out _, narrow);

    /// <inheritdoc cref="Uses{T}(Func{T, T})"/>
    /// <param name="used">What was declared, where other declarations depend on it; null where the study has none.</param>
    /// <param name="narrow">Sets what the stage does not read to a fixed value; null for a stage that reads all of it.</param>
    public StageInputs Uses<T>(out T? used, Func<T, T>? narrow = null)
        where T : class
    {
        used = _context.Sections.Find<T>();
        if (used is not null && narrow is not null)
            used = narrow(used);
        if (!_used.TryAdd(typeof(T), used))
            throw new InvalidOperationException($"{_stage.Name} declares Uses<{typeof(T).Name}>() twice: keep one of them.");
        foreach (var entry in StudySections.EntriesOf(typeof(T), used))
            Setting(entry);
        return this;
    }

    /// <summary>The settings of the stages that this one depends on, for what is written about them.</summary>
    public StageInputs SettingsOfStages()
    {
        // No sorted collection: of those, each run, also a no-op, compiles some forty methods anew.
        var all = new Dictionary<string, SettingEntry>(StringComparer.Ordinal);
        foreach (var stage in StageRunner.DependenciesOf(_stage))
        {
            var section = StudySections.Of(stage);
            foreach (var entry in StudySections.EntriesOf(section, _context.Sections.Find(section)))
                all[entry.Name] = entry;
        }
        SettingEntry[] sorted = [.. all.Values];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        StageSettings = sorted;
        foreach (var entry in StageSettings)
            Setting(entry);
        return this;
    }

    /// <summary>The study's name, for what is written about it.</summary>
    public StageInputs StudyName()
    {
        Entries.Add(new KeyEntry(EntryKind.Setting, "study", _context.Paths.Study));
        return this;
    }

    /// <summary>What the name of an entry begins with that tells of a setting overridden; then comes the setting's name.</summary>
    internal const string OverrideEntry = "--set ";

    /// <summary>Which settings the command line overrode, for what is written about them.</summary>
    public StageInputs Overrides()
    {
        foreach (var (name, value) in _context.OverriddenSettings)
            Entries.Add(new KeyEntry(EntryKind.Setting, OverrideEntry + name, value));
        return this;
    }

    /// <summary>A seed derived from the study's and the stage's name.</summary>
    public StageInputs Seed() => SeedOf(_stage.Name);

    /// <summary>The seed of another stage, for what must agree with it.</summary>
    public StageInputs SeedOf(string stage)
    {
        DerivedSeed = Hosting.DerivedSeed.Of(_context.Settings.Seed, stage);
        Entries.Add(new KeyEntry(EntryKind.Setting, "derived seed", DerivedSeed.Value.ToString(CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Of a stage that this one depends on, only these artifacts are read: others may change.</summary>
    public StageInputs Only<TStage>(params IEnumerable<string> artifacts)
    {
        if (!_narrowed.TryGetValue(typeof(TStage), out var set))
            _narrowed[typeof(TStage)] = set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
            set.Add(artifact);
        return this;
    }

    internal IReadOnlyList<StudyFile>? FilesOf(IReadOnlyList<string> patterns) =>
        _files.GetValueOrDefault(string.Join('\n', patterns));

    internal bool ReadsFiles => Entries.Exists(entry => entry.Kind == EntryKind.Input && !_sources.ContainsKey(entry.Name));

    /// <summary>
    /// What the file system says of each file and folder of the study that is declared, in the order of the declarations:
    /// a file that was edited, and edited back, has another time of change. A folder's is that of its last digest.
    /// </summary>
    internal IReadOnlyList<(string Name, string? Stamp)> Stamps() =>
    [
        .. from entry in Entries
           where entry.Kind == EntryKind.Input && !_sources.ContainsKey(entry.Name)
           let path = Path.Combine(_context.Paths.StudyFolder, entry.Name)
           select (entry.Name, _folders.ContainsKey(entry.Name)
               ? _context.Tree.LastSeen(path)?.Hex
               : FileStat.Of(path)?.ToString()),
    ];

    internal bool Reads(Type stage, string artifact) =>
        artifact != StageNotes.FileName && (!_narrowed.TryGetValue(stage, out var set) || set.Contains(artifact));

    // Two declarations may name the same setting; they have to agree on it.
    private void Setting(SettingEntry entry)
    {
        if (_settings.TryAdd(entry.Name, entry.Value))
            Entries.Add(new KeyEntry(EntryKind.Setting, entry.Name, entry.Value));
        else if (_settings[entry.Name] != entry.Value)
            throw new InvalidOperationException($"{_stage.Name} declares {entry.Name} with two values: declare it once.");
    }
}
