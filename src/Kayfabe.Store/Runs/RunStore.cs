using Kayfabe.Store.Files;

namespace Kayfabe.Store.Runs;

/// <summary>
/// The locks of a study's runs, by their ids: <c>runs/&lt;study&gt;/&lt;id&gt;.json</c> in the store. Safe to delete.
/// </summary>
public sealed class RunStore(string cacheFolder, string study)
{
    private const string Extension = ".json";

    private readonly string _folder = Path.Combine(cacheFolder, "runs", study);

    /// <summary>The ids of all runs, the one that was first made last first.</summary>
    public IReadOnlyList<string> Ids => !Directory.Exists(_folder) ? [] :
    [
        .. from file in new DirectoryInfo(_folder).GetFiles("*" + Extension)
           orderby file.LastWriteTimeUtc descending, file.Name
           select Path.GetFileNameWithoutExtension(file.Name),
    ];

    /// <summary>Keeps a run; one that is there is as it should be, since its name is its digest.</summary>
    /// <returns>The path of the file.</returns>
    public string Keep(StudyLock run)
    {
        var path = PathOf(run.Id);
        if (!File.Exists(path))
            AtomicFile.Write(path, run.ToBytes());
        return path;
    }

    /// <summary>Reads a run.</summary>
    /// <returns>Null where there is none with this id.</returns>
    /// <exception cref="StoreException">It is damaged.</exception>
    public StudyLock? Find(string id)
    {
        var path = PathOf(id);
        if (!id.All(char.IsAsciiLetterOrDigit) || !File.Exists(path))
            return null;
        var run = StudyLock.Read(File.ReadAllBytes(path), path);
        return run.Id == id ? run : throw new StoreException(
            $"this is run {run.Id}, not {id}", "Delete the file, and run the build again.", path);
    }

    private string PathOf(string id) => Path.Combine(_folder, id + Extension);
}
