using Kayfabe.Store.Files;

namespace Kayfabe.Store.Runs;

/// <summary>
/// The locks of a study's runs, by their ids: <c>runs/&lt;study&gt;/&lt;id&gt;.json</c> in the store. Safe to delete.
/// </summary>
public sealed class RunStore(string cacheFolder, string study)
{
    private const string Extension = ".json";
    private const string Remedy = "Delete it, and run the build again.";

    private readonly string _folder = Path.Combine(cacheFolder, "runs", study);

    /// <summary>The ids of all runs, the latest first.</summary>
    public IReadOnlyList<string> Ids => !Directory.Exists(_folder) ? [] :
    [
        .. from file in new DirectoryInfo(_folder).GetFiles("*" + Extension)
           orderby file.LastWriteTimeUtc descending, file.Name
           select Path.GetFileNameWithoutExtension(file.Name),
    ];

    /// <summary>Saves a run, unless the same is there already.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="bytes">Its lock.</param>
    public void Keep(string id, byte[] bytes) => VersionedFile.Write(PathOf(id), StudyLock.Format, bytes, cacheFolder);

    /// <summary>Reads a run.</summary>
    /// <returns>Null if there is none with this id.</returns>
    /// <exception cref="StoreException">It is damaged, or was made by a newer version.</exception>
    public StudyLock? Find(string id)
    {
        if (!id.All(char.IsAsciiLetterOrDigit))
            return null;
        var path = PathOf(id);
        if (StoredFile.Read(path, out var problem) is not { } bytes)
            return problem is null ? null : throw new StoreException(problem, Remedy, path);
        if (StudyLock.Format.IsNewer(bytes))
            bytes = StoredFile.Read(VersionedFile.OwnPath(path, StudyLock.Format)) ?? bytes;
        var run = StudyLock.Read(bytes, path);
        return run.Id == id ? run : throw new StoreException($"this is run {run.Id}, not {id}", Remedy, path);
    }

    /// <summary>Removes a run.</summary>
    public void Remove(string id) => TemporaryFile.TryDelete(PathOf(id));

    private string PathOf(string id) => Path.Combine(_folder, id + Extension);
}
