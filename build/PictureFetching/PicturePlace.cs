using System.IO.Enumeration;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.PictureFetching;

/// <summary>
/// The folder of a study's pictures, and the record of those that were fetched. A picture is first written under a
/// name with a dot, which no stage reads, then noted in the record, then renamed: a run that is killed in between
/// leaves what the next one completes, and each picture in the folder that was fetched is in the record.
/// </summary>
internal sealed class PicturePlace : IDisposable
{
    private const string Unfinished = ".part";

    private static readonly string[] s_extensions = [".jpg", ".jpeg", ".png"];

    private readonly string _folder, _recordPath;
    private readonly Dictionary<string, long> _there = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Opens the record, lists the folder, and completes what a killed run left.</summary>
    /// <param name="folder">The folder; it is made where there is none.</param>
    /// <param name="record">The file of the record.</param>
    /// <param name="recordName">What faults call the record.</param>
    /// <exception cref="Settings.InputException">A line of the record cannot be read.</exception>
    public PicturePlace(string folder, string record, string recordName)
    {
        (_folder, _recordPath) = (folder, record);
        Directory.CreateDirectory(folder);
        Record = FetchRecord.Open(record, recordName);
        try
        {
            CompleteUnfinished();
            foreach (var (name, length) in Files(recurse: true))
            {
                if (s_extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
                    _there[Path.GetFileNameWithoutExtension(name)] = length;
            }
        }
        catch
        {
            Record.Dispose();
            throw;
        }
    }

    /// <summary>The record.</summary>
    public FetchRecord Record { get; }

    /// <summary>Whether the folder has a file of a picture, fetched or not: it is never replaced.</summary>
    public bool Has(string picture)
    {
        lock (_gate)
            return _there.ContainsKey(picture);
    }

    /// <summary>
    /// The pictures whose file has another size than when it was fetched, in ordinal order; a link has none of its own.
    /// </summary>
    public IReadOnlyList<string> Edited() =>
    [
        .. _there.Where(file => Record.Find(file.Key) is { } known && file.Value >= 0 && known.Bytes != file.Value)
            .Select(file => file.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>Puts a picture in place.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written, or another file has the name.</exception>
    public void Put(FetchedPicture picture, ReadOnlySpan<byte> content)
    {
        var unfinished = Path.Combine(_folder, $".{picture.Picture}{Unfinished}");
        using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        // Of a picture that is in the record its file was lost.
        if (Record.Find(picture.Picture) is null)
            Record.Add(picture);
        File.Move(unfinished, Path.Combine(_folder, picture.FileName), overwrite: false);
        lock (_gate)
            _there[picture.Picture] = content.Length;
    }

    /// <summary>Sorts the record, where it is not sorted, so that a difference in git shows what is new.</summary>
    public void SortRecord()
    {
        if (!Record.IsSorted)
            Store.Files.AtomicFile.Write(_recordPath, Record.WriteSorted);
    }

    /// <summary>Closes the record; a study of which nothing was fetched is left without one.</summary>
    public void Dispose()
    {
        Record.Dispose();
        if (Record.Count == 0)
            File.Delete(_recordPath);
    }

    private void CompleteUnfinished()
    {
        foreach (var (name, _) in Files(recurse: false).ToList())
        {
            if (!name.StartsWith('.') || !name.EndsWith(Unfinished, StringComparison.Ordinal))
                continue;
            var (path, picture) = (Path.Combine(_folder, name), name[1..^Unfinished.Length]);
            // A file of somebody else's.
            if (!Shortcode.IsValid(picture))
                continue;
            // A link may lead anywhere.
            if (new FileInfo(path).LinkTarget is null && Record.Find(picture) is { } known
                && Digest.OfFile(path).ToString() == known.Digest)
            {
                var target = Path.Combine(_folder, FetchedPicture.FileNameOf(picture, known.Format));
                if (!File.Exists(target))
                {
                    File.Move(path, target);
                    continue;
                }
            }
            File.Delete(path);
        }
    }

    // Folders that are links are not followed, as by the stage Pictures.
    private FileSystemEnumerable<(string Name, long Length)> Files(bool recurse) => new(
        _folder,
        static (ref FileSystemEntry entry) => (entry.FileName.ToString(), IsLink(ref entry) ? -1 : entry.Length),
        new EnumerationOptions { RecurseSubdirectories = recurse, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsLink(ref entry),
    };

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
