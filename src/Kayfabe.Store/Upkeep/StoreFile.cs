using System.IO.Enumeration;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Upkeep;

/// <summary>What a file of a store is.</summary>
public enum StoreFileKind
{
    /// <summary>Content by its digest.</summary>
    Content,

    /// <summary>The record of a key.</summary>
    Record,

    /// <summary>A record as another builder signed it, from a remote.</summary>
    SignedRecord,

    /// <summary>The lock of a run.</summary>
    Run,

    /// <summary>A fingerprint, a version, the place of a checkout: made again when it is missing.</summary>
    SideFile,

    /// <summary>An index of a checkout's files.</summary>
    Index,

    /// <summary>What a killed build left, or a running one is writing.</summary>
    Temporary,

    /// <summary>Not of a store: it is left alone.</summary>
    Other,
}

/// <summary>A file of a store.</summary>
/// <param name="Kind">What it is, by its name.</param>
/// <param name="Name">Relative to the store, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Written">The time of the last write, which a use renews (<see cref="LastUse"/>).</param>
public sealed record StoreFile(StoreFileKind Kind, string Name, long Size, DateTimeOffset Written)
{
    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>The digest in its name: of a content, or of the key of a record.</summary>
    public Digest? Digest => DigestIn(Name, out _);

    /// <summary>Removes it.</summary>
    /// <returns>Whether it is gone.</returns>
    public bool Remove(string store)
    {
        var path = Path.Combine(store, Name);
        TemporaryFile.TryDelete(path);
        return !File.Exists(path);
    }

    /// <summary>All files of a store. Links are listed as <see cref="StoreFileKind.Other"/> and not followed.</summary>
    public static IReadOnlyList<StoreFile> In(string store) => !Directory.Exists(store) ? [] :
    [
        .. new FileSystemEnumerable<StoreFile>(
            store,
            (ref entry) =>
            {
                var name = Path.GetRelativePath(store, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');
                return new StoreFile(
                    IsLink(ref entry) ? StoreFileKind.Other : KindOf(name), name, entry.Length,
                    entry.LastWriteTimeUtc);
            },
            s_everything)
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = static (ref entry) => !IsLink(ref entry),
        },
    ];

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static StoreFileKind KindOf(string name)
    {
        if (TemporaryFile.IsOne(Path.GetFileName(name)))
            return StoreFileKind.Temporary;
        var hasDigest = DigestIn(name, out var rest) is not null;
        return name.Split('/') switch
        {
            ["objects", ..] when hasDigest && rest.Length == 0 => StoreFileKind.Content,
            ["actions", ..] when hasDigest && VersionedFile.WithoutVersion(rest).Length == 0 => StoreFileKind.Record,
            [SignedRecords.Folder, ..] when hasDigest && SignedRecords.IsHint(rest) => StoreFileKind.SignedRecord,
            ["runs", _, var file] when file.Contains(".json", StringComparison.Ordinal) => StoreFileKind.Run,
            ["code", ..] => StoreFileKind.SideFile,
            ["index", _, Checkouts.FileName] => StoreFileKind.SideFile,
            ["index", _, var file] when file.Contains(".idx", StringComparison.Ordinal) => StoreFileKind.Index,
            _ => StoreFileKind.Other,
        };
    }

    // Of objects/ab/cdef...; what follows the digest is the rest.
    private static Digest? DigestIn(string name, out string rest)
    {
        const int restLength = 62;
        rest = "";
        if (name.Split('/') is not [_, { Length: 2 } start, { Length: >= restLength } end]
            || !Keys.Digest.TryParse($"sha256:{start}{end.AsSpan(0, restLength)}", out var digest))
        {
            return null;
        }
        rest = end[restLength..];
        return digest;
    }
}
