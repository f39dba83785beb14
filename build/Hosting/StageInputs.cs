using Kayfabe.Store.Code;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Hosting;

/// <summary>What a stage declares that it reads; every line of it is an entry of the stage's key.</summary>
[OutsideFingerprint("Declarations become entries of the key, which say what changed.")]
public sealed class StageInputs
{
    private readonly Func<string, Digest?> _fileDigest;
    private readonly Func<string, Func<string, bool>?, Digest?> _folderDigest;
    private readonly Dictionary<Type, HashSet<string>> _narrowed = [];
    private readonly Dictionary<string, SourceFile> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Digest> _folders = new(StringComparer.Ordinal);

    private readonly Func<int> _derivedSeed;

    internal StageInputs(
        Func<string, Digest?> fileDigest, Func<string, Func<string, bool>?, Digest?> folderDigest, Func<int> derivedSeed) =>
        (_fileDigest, _folderDigest, _derivedSeed) = (fileDigest, folderDigest, derivedSeed);

    internal List<KeyEntry> Entries { get; } = [];

    internal int? DerivedSeed { get; private set; }

    internal IReadOnlyDictionary<string, SourceFile> Sources => _sources;

    internal IReadOnlyDictionary<string, Digest> Folders => _folders;

    /// <summary>A file of the study's folder. One that is absent is an entry of its own.</summary>
    public StageInputs File(string path)
    {
        Entries.Add(new KeyEntry(EntryKind.Input, path, _fileDigest(path)?.ToString()));
        return this;
    }

    /// <summary>A folder of the study's folder: the names and contents of its files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="accept">Which files of it count, by their path relative to it; null for all.</param>
    public StageInputs Folder(string path, Func<string, bool>? accept = null)
    {
        var digest = _folderDigest(path, accept);
        Entries.Add(new KeyEntry(EntryKind.Input, path, digest?.ToString()));
        if (digest is { } known)
            _folders[path] = known;
        return this;
    }

    /// <summary>A published file, which is fetched when the stage runs; its digest is known before.</summary>
    public StageInputs Source(SourceFile source)
    {
        Entries.Add(new KeyEntry(EntryKind.Input, source.File, source.Digest.ToString()));
        _sources[source.File] = source;
        return this;
    }

    /// <summary>Something outside our code and the study that can change the bytes: the version of a library.</summary>
    public StageInputs Environment(string name, string value)
    {
        Entries.Add(new KeyEntry(EntryKind.Environment, name, value));
        return this;
    }

    /// <summary>A value that the stage is given besides its own settings: the study's title in a report, a derived seed.</summary>
    public StageInputs Setting(string name, string? value)
    {
        Entries.Add(new KeyEntry(EntryKind.Setting, name, value));
        return this;
    }

    /// <summary>A seed derived from the study's and the stage's name.</summary>
    public StageInputs Seed()
    {
        DerivedSeed = _derivedSeed();
        return Setting("derived seed", DerivedSeed.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Of a stage that this one depends on, only these artifacts are read: others may change.</summary>
    public StageInputs Only<TStage>(params ReadOnlySpan<string> artifacts)
    {
        if (!_narrowed.TryGetValue(typeof(TStage), out var set))
            _narrowed[typeof(TStage)] = set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
            set.Add(artifact);
        return this;
    }

    internal bool Reads(Type stage, string artifact) =>
        !_narrowed.TryGetValue(stage, out var set) || set.Contains(artifact);
}
