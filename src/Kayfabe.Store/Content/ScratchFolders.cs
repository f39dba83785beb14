using System.Security.Cryptography;
using Kayfabe.Store.Files;

namespace Kayfabe.Store.Content;

/// <summary>
/// Where the stages of one run write before their results are put in place: a folder with a random name, so that no
/// other run writes to it, even if files cannot be locked.
/// </summary>
/// <param name="root">The folder of all runs' folders.</param>
internal sealed class ScratchFolders(string root)
{
    // No stage runs that long.
    private static readonly TimeSpan s_abandoned = TimeSpan.FromDays(7);

    private readonly string _ours = Path.Combine(root, RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>An empty folder for a stage.</summary>
    public string New(string stage)
    {
        var folder = Path.Combine(_ours, stage);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Removes the folders of killed builds.</summary>
    /// <param name="areAbandoned">
    /// Whether no other build can be running here; otherwise only folders older than a week are removed.
    /// </param>
    public void RemoveOthers(bool areAbandoned)
    {
        if (areAbandoned || !Directory.Exists(root))
        {
            PathReplacer.Delete(root);
            return;
        }
        // The time of the disk, which may differ from the machine's clock.
        var now = Directory.CreateDirectory(_ours).LastWriteTimeUtc;
        foreach (var folder in Directory.GetDirectories(root))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < now - s_abandoned)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes this run's folder.</summary>
    public void Remove()
    {
        TryDelete(_ours);
        if (Directory.Exists(root) && Directory.GetDirectories(root).Length == 0)
            TryDelete(root);
    }

    /// <summary>Deletes a folder that is no longer needed, if it can be deleted; otherwise the next run does.</summary>
    public static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (StoredFile.IsUnreadable(e))
        {
            // Another run created a folder in it just now, or it has become read-only.
        }
    }
}
