using Kayfabe.Build.Running;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>
/// A matrix that several cells use: made for the first, read for the first that trains, deleted after the last.
/// </summary>
/// <param name="folder">Where to put it; a folder that does not exist yet.</param>
/// <param name="users">The number of cells.</param>
/// <param name="make">Makes it in the folder.</param>
internal sealed class SharedMatrix(string folder, int users, Func<string, SideResult> make)
{
    private readonly Lazy<SideResult> _made = new(() => make(folder));
    private Lazy<FeatureMatrix>? _read = new(() => MatrixFiles.Read(folder));
    private int _left = users;

    /// <summary>Lets one cell use it; safe to call from several threads.</summary>
    public T Use<T>(Func<SideResult, Func<FeatureMatrix>, T> use)
    {
        try
        {
            var read = _read!;
            return use(_made.Value, () => read.Value);
        }
        finally
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                _read = null;
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }
        }
    }
}
