using Kayfabe.Build.Fetching;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Files;
namespace Kayfabe.Build.Running;

/// <summary>
/// What a stage declared with <see cref="StageInputs"/>: the entries of its key, and what it may read.
/// </summary>
[OutsideFingerprint("Declarations become entries of the key, which say what changed.")]
internal sealed class DeclaredInputs(RunContext context)
{
    /// <summary>The entries of the key, in the order of the declarations.</summary>
    public List<KeyEntry> Entries { get; } = [];

    /// <summary>Other sections by their types; null for one that the study does not have.</summary>
    public Dictionary<Type, object?> Sections { get; } = [];

    /// <summary>The settings of the stages that the stage depends on; null where they are not declared.</summary>
    public IReadOnlyList<SettingEntry>? StageSettings { get; set; }

    /// <summary>The derived seed; null where none is declared.</summary>
    public int? Seed { get; set; }

    /// <summary>Whether the stage uses the XGBoost library.</summary>
    public bool UsesXgboost { get; set; }

    /// <summary>Published files by name.</summary>
    public Dictionary<string, SourceFile> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>The digests of folders by their path in the study's folder.</summary>
    public Dictionary<string, Digest> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>The artifacts of stages of which not all are read.</summary>
    public Dictionary<Type, HashSet<string>> Artifacts { get; } = [];

    private Dictionary<string, IReadOnlyList<StudyFile>> FilesOfPatterns { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a file or folder of the study is declared.</summary>
    public bool HasFiles => Entries.Exists(IsFile);

    /// <summary>Remembers the files that patterns name.</summary>
    public void Add(IReadOnlyList<string> patterns, IReadOnlyList<StudyFile> files) =>
        FilesOfPatterns[string.Join('\n', patterns)] = files;

    /// <summary>The files that declared patterns name; null where they are not declared.</summary>
    public IReadOnlyList<StudyFile>? FilesOf(IReadOnlyList<string> patterns) =>
        FilesOfPatterns.GetValueOrDefault(string.Join('\n', patterns));

    /// <summary>Whether a file or folder is declared.</summary>
    public bool HasInput(string path) => Has(EntryKind.Input, path);

    /// <summary>Whether a setting is declared.</summary>
    public bool HasSetting(string name) => Has(EntryKind.Setting, name);

    /// <summary>Whether an artifact of a stage that the stage depends on is read.</summary>
    public bool Reads(Type stage, string artifact) =>
        artifact != StageNotes.FileName && (!Artifacts.TryGetValue(stage, out var read) || read.Contains(artifact));

    /// <summary>
    /// What the file system says of each file and folder of the study that is declared, in the order of the
    /// declarations: a file that was edited, and edited back, has another time of change. A folder's is that of its
    /// last digest.
    /// </summary>
    public IReadOnlyList<(string Name, string? Stamp)> Stamps() =>
    [
        .. from entry in Entries
           where IsFile(entry)
           let path = Path.Combine(context.Paths.StudyFolder, entry.Name)
           select (entry.Name, Folders.ContainsKey(entry.Name)
               ? context.Tree.LastSeen(path)?.Hex
               : FileStat.Of(path)?.ToString()),
    ];

    private bool IsFile(KeyEntry entry) => entry.Kind == EntryKind.Input && !Sources.ContainsKey(entry.Name);

    private bool Has(EntryKind kind, string name) => Entries.Exists(entry => entry.Kind == kind && entry.Name == name);
}
