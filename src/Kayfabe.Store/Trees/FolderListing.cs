using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Shared;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Trees;

/// <summary>An entry of a folder that is not content.</summary>
public enum SkippedEntry
{
    /// <summary>A link to nothing, or to itself.</summary>
    BrokenLink,

    /// <summary>A link to a folder, which is not followed.</summary>
    LinkToFolder,

    /// <summary>A pipe, a socket or a device.</summary>
    SpecialFile,
}

/// <summary>A regular file of a folder.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c>.</param>
/// <param name="Stat">Its stat, links followed.</param>
internal readonly record struct ListedFile(string Path, FileStat Stat);

/// <summary>Lists the files that are a folder's content, with their stats.</summary>
internal static class FolderListing
{
    private const int ParallelFrom = 10_000;

    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>The files below a folder, in ordinal order of their paths.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="accept">Which files count, by their path relative to <paramref name="root"/>; null for all.</param>
    /// <param name="skipped">Called with the relative path of each entry that is neither a file nor a folder.</param>
    /// <exception cref="IOException">A folder or a stat cannot be read.</exception>
    public static ListedFile[] Of(string root, Func<string, bool>? accept, Action<string, SkippedEntry>? skipped)
    {
        string[] paths = [.. Entries(root).Where(path => accept is null || accept(path))];
        Array.Sort(paths, string.CompareOrdinal);
        // One without a path is not a file.
        var files = new ListedFile[paths.Length];
        void Look(int i)
        {
            if (FileStat.Of(Path.Join(root, paths[i])) is { } stat)
                files[i] = new ListedFile(paths[i], stat);
        }
        // Starting other threads takes longer than looking at a few files.
        if (files.Length >= ParallelFrom)
            Parallel.For(0, files.Length, Look);
        else
            for (var i = 0; i < files.Length; i++)
                Look(i);
        var others = 0;
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Path is not null)
                continue;
            others++;
            if (KindOf(Path.Join(root, paths[i])) is { } kind)
                skipped?.Invoke(paths[i], kind);
        }
        return others == 0 ? files : Array.FindAll(files, static file => file.Path is not null);
    }

    /// <summary>The digest of all names and stats: equal ones mean unchanged content, racy files apart.</summary>
    public static Digest StatsOf(ListedFile[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        foreach (var file in files)
        {
            var size = FileStat.Length + 1 + Encoding.UTF8.GetMaxByteCount(file.Path.Length);
            if (buffer.Length < size)
                buffer = new byte[size];
            file.Stat.Write(buffer);
            var length = FileStat.Length + Encoding.UTF8.GetBytes(file.Path, buffer.AsSpan(FileStat.Length));
            buffer[length] = 0;
            hash.AppendData(buffer, 0, length + 1);
        }
        return Digest.Finish(hash);
    }

    private static FileSystemEnumerable<string> Entries(string root) => new(root, Relative, s_everything)
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
            (!entry.IsDirectory || IsLink(ref entry)) && !SystemFiles.IsSystemFile(entry.FileName),
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => entry.FileName[0] != '.' && !IsLink(ref entry),
    };

    // Without the folder's own path, which would be most of what a listing takes in memory.
    private static string Relative(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        return folder.IsEmpty ? entry.FileName.ToString()
            : $"{folder.ToString().Replace(Path.DirectorySeparatorChar, '/')}/{entry.FileName}";
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static SkippedEntry? KindOf(string path)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is not null)
            return Directory.Exists(path) ? SkippedEntry.LinkToFolder : SkippedEntry.BrokenLink;
        // It may have been deleted in the meantime.
        return info.Exists ? SkippedEntry.SpecialFile : null;
    }
}
