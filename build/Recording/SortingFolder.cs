using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Recording;

/// <summary>
/// A folder for what a run sorts: empty at its start, also after a crash, and gone at its end. For one run at a time.
/// </summary>
[OutsideFingerprint("It makes inputs of stages, which are in their keys.")]
internal sealed class SortingFolder : IDisposable
{
    /// <summary>Removes what is there.</summary>
    public SortingFolder(string path)
    {
        Path = path;
        Dispose();
    }

    /// <summary>The folder; it is made when something is written to it.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
