using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Upkeep;

/// <summary>When each file of a store was last used: a content is used when a record that names it is.</summary>
internal sealed class FileUses
{
    private readonly Dictionary<Digest, DateTimeOffset> _records = [];
    private readonly Dictionary<Digest, DateTimeOffset> _contents = [];
    private readonly DateTimeOffset _now;

    public FileUses(string store, IReadOnlyList<StoreFile> files, DateTimeOffset now)
    {
        _now = now;
        foreach (var file in files)
        {
            if (file.Kind != StoreFileKind.Record)
                continue;
            Note(_records, file.Digest!, file.Written);
            var bytes = StoredFile.Read(Path.Combine(store, file.Name));
            if (bytes is null || ActionRecordReader.Read(bytes, new ActionKey(file.Digest!)) is not { } record)
                continue;
            foreach (var content in StoreRoots.ContentsOf(record.Entries, record.Outputs))
                Note(_contents, content, file.Written);
        }
    }

    public DateTimeOffset Of(StoreFile file)
    {
        var named = file.Kind switch
        {
            StoreFileKind.Content => _contents.GetValueOrDefault(file.Digest!),
            StoreFileKind.SignedRecord => _records.GetValueOrDefault(file.Digest!),
            _ => default,
        };
        var used = named > file.Written ? named : file.Written;
        // Ahead of time by a clock that was wrong: it counts as used now, and not for years.
        return used > _now ? _now : used;
    }

    private static void Note(Dictionary<Digest, DateTimeOffset> uses, Digest of, DateTimeOffset used)
    {
        if (used > uses.GetValueOrDefault(of))
            uses[of] = used;
    }
}
