using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Store.Upkeep;

/// <summary>A file of a store that is not what its name says.</summary>
/// <param name="Name">Relative to the store.</param>
/// <param name="Problem">What is wrong, a clause.</param>
/// <param name="IsRemoved">Whether it was removed.</param>
public sealed record DamagedFile(string Name, string Problem, bool IsRemoved);

/// <summary>What reading a whole store found.</summary>
/// <param name="Files">The number of files read, by kind.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Damaged">What was damaged, in ordinal order of names.</param>
/// <param name="Incomplete">
/// The number of records of which contents are missing: such a result is made again when it is needed.
/// </param>
/// <param name="Others">Files that are not of a store, which were left alone.</param>
public sealed record CheckedStore(
    IReadOnlyDictionary<StoreFileKind, int> Files, long Bytes, IReadOnlyList<DamagedFile> Damaged, int Incomplete,
    IReadOnlyList<string> Others);

/// <summary>
/// Reads everything in a store, and removes what is damaged. Safe while builds run: they would make it again too.
/// </summary>
/// <param name="store">The store's folder.</param>
public sealed class StoreCheck(string store)
{
    /// <summary>Reads all.</summary>
    /// <param name="progress">Called with the number of files read so far, and of all.</param>
    /// <param name="isSignedRecord">
    /// Whether the bytes are a signed record of a key; null where that is not known.
    /// </param>
    public CheckedStore Run(Action<int, int>? progress = null, Func<byte[], ActionKey, bool>? isSignedRecord = null)
    {
        var files = StoreFile.In(store);
        var problems = new string?[files.Count];
        var records = new ActionRecord?[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, i =>
        {
            problems[i] = ProblemOf(files[i], isSignedRecord, out records[i]);
            progress?.Invoke(Interlocked.Increment(ref done), files.Count);
        });
        var damaged = new List<DamagedFile>();
        var whole = new HashSet<Digest>();
        foreach (var (i, file) in files.Index())
        {
            if (problems[i] is { } problem)
                damaged.Add(new DamagedFile(file.Name, problem, TryRemove(file.Name)));
            else if (file.Kind == StoreFileKind.Content)
                whole.Add(file.Digest!);
        }
        return new CheckedStore(
            files.CountBy(file => file.Kind).ToDictionary(),
            files.Sum(file => file.Size),
            [.. damaged.OrderBy(file => file.Name, StringComparer.Ordinal)],
            records.Count(record => record is not null && !record.Outputs.All(output => whole.Contains(output.Digest))),
            [.. files.Where(file => file.Kind == StoreFileKind.Other).Select(file => file.Name)
                .Order(StringComparer.Ordinal)]);
    }

    private string? ProblemOf(StoreFile file, Func<byte[], ActionKey, bool>? isSignedRecord, out ActionRecord? record)
    {
        record = null;
        if (file.Kind is StoreFileKind.Other or StoreFileKind.Temporary)
            return null;
        if (file.Kind == StoreFileKind.SideFile)
        {
            return new SideFile(store, VersionedFile.WithoutVersion(file.Name)).IsDamaged()
                ? "its text is not that of its first line" : null;
        }
        var path = Path.Combine(store, file.Name);
        if (file.Kind == StoreFileKind.Content)
            return ProblemOfContent(path, file.Digest!);
        if (StoredFile.Read(path, out var problem) is not { } bytes)
            return problem; // Null where it was removed in the meantime.
        switch (file.Kind)
        {
            case StoreFileKind.Record:
                record = ActionRecordReader.Read(bytes, new ActionKey(file.Digest!));
                return record is not null || ActionRecordReader.Format.IsNewer(bytes)
                    ? null : "it is not the record of its key";
            case StoreFileKind.SignedRecord:
                return isSignedRecord?.Invoke(bytes, new ActionKey(file.Digest!)) == false
                    ? "it is not a signed record of its key" : null;
            case StoreFileKind.Run:
                return IsRun(file.Name, bytes) ? null : "it is not the lock of its run";
            default:
                return IndexFile.IsWhole(bytes) ? null : "it does not match its digest";
        }
    }

    private static string? ProblemOfContent(string path, Digest digest)
    {
        using var content = StoredFile.Open(path, out var problem);
        if (content is null)
            return problem;
        try
        {
            return Digest.Read(content, static _ => { }) == digest ? null : "its content has another digest";
        }
        catch (IOException)
        {
            return "it cannot be read";
        }
    }

    private static bool IsRun(string name, byte[] bytes)
    {
        if (StudyLock.Format.IsNewer(bytes))
            return true;
        try
        {
            var id = Path.GetFileNameWithoutExtension(VersionedFile.WithoutVersion(name));
            return StudyLock.Read(bytes, name).Id == id;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    private bool TryRemove(string name)
    {
        var path = Path.Combine(store, name);
        TemporaryFile.TryDelete(path);
        return !Path.Exists(path);
    }
}
