using System.Security.Cryptography;
using Kayfabe.Store.Files;

namespace Kayfabe.Store.Content;

/// <summary>
/// Where the stages of one run write before it is put in place: a folder with a random name, so that no other run
/// writes to it, also where files cannot be locked.
/// </summary>
/// <param name="root">The folder of all runs' folders.</param>
internal sealed class ScratchFolders(string root)
{
    // No stage takes that long.
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

    /// <summary>Removes what killed builds left.</summary>
    /// <param name="areAbandoned">Whether nobody else can be at work here; else only what is a week old goes.</param>
    public void RemoveOthers(bool areAbandoned)
    {
        if (areAbandoned || !Directory.Exists(root))
        {
            MakeWay.Remove(root);
            return;
        }
        // The time of the disk, whatever the machine's clock says.
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
        try
        {
            if (Directory.Exists(_ours))
                Directory.Delete(_ours, recursive: true);
            if (Directory.Exists(root) && Directory.GetDirectories(root).Length == 0)
                Directory.Delete(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run is at work beside it, or it cannot be written any more: removed by the next run.
        }
    }
}
