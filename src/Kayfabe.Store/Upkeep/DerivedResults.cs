using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Upkeep;

/// <summary>The results of a store that derive from files with some digests, or with some text.</summary>
/// <param name="Records">The records, with the files that hold them.</param>
/// <param name="Contents">The contents that these records name, and no other record.</param>
public sealed record DerivedResults(
    IReadOnlyList<(StoreFile File, ActionRecord Record)> Records, IReadOnlyList<StoreFile> Contents)
{
    /// <summary>Looks through the whole store.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="sources">Contents that a result derives from when it is in its key, or among its outputs.</param>
    /// <param name="marks">Texts, in UTF-8: a result derives when one of its outputs has one.</param>
    public static DerivedResults Find(string store, IReadOnlySet<Digest> sources, IReadOnlyList<byte[]> marks)
    {
        var files = StoreFile.In(store);
        var contents = files.Where(file => file.Kind == StoreFileKind.Content)
            .GroupBy(file => file.Digest!).ToDictionary(group => group.Key, group => group.First());
        var marked = contents.Where(content => sources.Contains(content.Key)
            || Holds(Path.Combine(store, content.Value.Name), marks)).Select(content => content.Key).ToHashSet();
        var records = files.Where(file => file.Kind is StoreFileKind.Record)
            .Select(file => (File: file, Record: Read(Path.Combine(store, file.Name), file.Digest!)))
            .Where(one => one.Record is not null).Select(one => (one.File, Record: one.Record!)).ToArray();
        var derived = new HashSet<StoreFile>();
        var reached = new HashSet<Digest>(sources);
        reached.UnionWith(marked);
        // Until nothing is added: what a derived result made is the source of the next.
        for (var count = -1; count != derived.Count;)
        {
            count = derived.Count;
            foreach (var (file, record) in records)
            {
                if (derived.Contains(file) || !Derives(record, reached, marked))
                    continue;
                derived.Add(file);
                reached.UnionWith(record.Outputs.Select(output => output.Digest));
            }
        }
        var kept = records.Where(one => !derived.Contains(one.File))
            .SelectMany(one => one.Record.Outputs).Select(output => output.Digest).ToHashSet();
        return new DerivedResults(
            [.. records.Where(one => derived.Contains(one.File))],
            [.. contents.Where(content => reached.Contains(content.Key)
                && (marked.Contains(content.Key) || !kept.Contains(content.Key))).Select(content => content.Value)]);
    }

    /// <summary>Removes them: records before the contents that they name.</summary>
    /// <returns>The files that could not be removed.</returns>
    public IReadOnlyList<string> Remove(string store) =>
    [
        .. Records.Select(one => one.File).Concat(Contents).Where(file => !file.Remove(store))
            .Select(file => file.Name),
    ];

    private static ActionRecord? Read(string path, Digest key) =>
        StoredFile.Read(path) is { } bytes ? ActionRecordReader.Read(bytes, new ActionKey(key)) : null;

    private static bool Derives(ActionRecord record, HashSet<Digest> reached, HashSet<Digest> marked)
    {
        foreach (var entry in record.Entries)
        {
            if (entry.Kind is EntryKind.Input or EntryKind.Artifact && Digest.TryParse(entry.Value, out var digest)
                && reached.Contains(digest))
                return true;
        }
        return record.Outputs.Any(output => marked.Contains(output.Digest));
    }

    private static bool Holds(string path, IReadOnlyList<byte[]> marks)
    {
        using var file = StoredFile.Open(path, out _);
        if (file is null || marks.Count == 0)
            return false;
        var longest = marks.Max(mark => mark.Length);
        var buffer = new byte[Math.Max(1 << 20, longest * 2)];
        var filled = 0;
        for (long offset = 0; ;)
        {
            var count = RandomAccess.Read(file, buffer.AsSpan(filled), offset);
            if (count == 0)
                return false;
            offset += count;
            filled += count;
            foreach (var mark in marks)
            {
                if (buffer.AsSpan(0, filled).IndexOf(mark) >= 0)
                    return true;
            }
            // A text may lie across two blocks.
            var tail = Math.Min(filled, longest - 1);
            buffer.AsSpan(filled - tail, tail).CopyTo(buffer);
            filled = tail;
        }
    }
}
