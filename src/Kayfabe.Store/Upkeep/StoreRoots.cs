using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Store.Upkeep;

/// <summary>The results that are kept whatever their age, because a lock or a checkout names them.</summary>
public sealed class StoreRoots
{
    private readonly HashSet<Digest> _keys = [];
    private readonly HashSet<Digest> _contents = [];

    /// <summary>The number of results.</summary>
    public int Count => _keys.Count;

    /// <summary>Adds all that a lock names.</summary>
    public void Add(StudyLock named)
    {
        foreach (var stage in named.Stages)
            Add(stage.Key, stage.Entries, stage.Outputs);
    }

    /// <summary>
    /// Adds what the last build of a study in a checkout made or found; if it still runs, what it has until now.
    /// </summary>
    /// <param name="artifacts"><c>artifacts/&lt;study&gt;</c> of the checkout.</param>
    public void AddLastOf(string artifacts)
    {
        foreach (var (key, record) in new LastRecords(artifacts).All())
            Add(key, record.Entries, record.Outputs);
    }

    internal bool HasKey(Digest key) => _keys.Contains(key);

    internal bool HasContent(Digest content) => _contents.Contains(content);

    /// <summary>
    /// The contents that a result names: its outputs, and the inputs that the store may have, which are the lists of
    /// folders' files and published files.
    /// </summary>
    internal static IEnumerable<Digest> ContentsOf(IEnumerable<KeyEntry> entries, IEnumerable<OutputFile> outputs)
    {
        foreach (var output in outputs)
            yield return output.Digest;
        foreach (var entry in entries)
        {
            if (entry.Kind == EntryKind.Input && Digest.TryParse(entry.Value, out var digest))
                yield return digest;
        }
    }

    private void Add(ActionKey key, IEnumerable<KeyEntry> entries, IEnumerable<OutputFile> outputs)
    {
        _keys.Add(key.Digest);
        _contents.UnionWith(ContentsOf(entries, outputs));
    }
}
