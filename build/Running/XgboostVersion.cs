using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Xgboost.Loading;

namespace Kayfabe.Build.Running;

/// <summary>
/// The XGBoost library: its version and the digest of its file, which are in the keys of the stages that use it.
/// Loading the library takes longer than a whole no-op, so that the version is kept under the digest.
/// </summary>
/// <param name="cacheFolder">The store.</param>
/// <param name="index">Digests of files.</param>
/// <param name="found">Called once, with the version, when it is first asked for.</param>
/// <param name="keeps">Whether the version is kept in the store.</param>
/// <param name="locate">Finds the library's file; only tests name another way.</param>
public sealed class XgboostVersion(
    string cacheFolder, FileIndex index, Action<string> found, bool keeps, Func<string?>? locate = null)
{
    /// <summary>The name of the entry of the version.</summary>
    internal const string Name = "XGBoost";

    private readonly Func<string?> _locate = locate ?? XgboostLibrary.Locate;
    private Library? _library;

    /// <summary>The version, such as <c>1.7.4</c>.</summary>
    /// <exception cref="InputException">
    /// The library was not found; the message has the command that installs it.
    /// </exception>
    public string Current => Found.Version;

    /// <summary>The entries of a key.</summary>
    /// <inheritdoc cref="Current"/>
    internal IEnumerable<KeyEntry> Entries =>
    [
        new(EntryKind.Environment, Name, Found.Version),
        new(EntryKind.Environment, Difference.LibraryOf(Name), Found.Digest?.ToString()),
    ];

    /// <summary>
    /// Whether another file is in place of the library since its digest was taken: an update of the system while the
    /// build runs.
    /// </summary>
    internal bool HasChanged =>
        _library is { Path: { } path } && (_locate() != path || FileStat.Of(path) != _library.Stat);

    private Library Found
    {
        get
        {
            if (_library is null)
            {
                _library = Find();
                found(_library.Version);
            }
            return _library;
        }
    }

    private Library Find()
    {
        // Where it is not found, loading it says why.
        var path = _locate() ?? XgboostLibrary.Path;
        // Before the digest: what changes from now on is seen.
        var stat = FileStat.Of(path);
        // A file that cannot be read, only loaded, has no digest: its entry is absent.
        if (index.TryDigestOf(path) is not { } digest)
            return new Library(path, stat, null, XgboostLibrary.Version);
        var kept = new SideFile(cacheFolder, $"code/xgboost-{digest.Hex}");
        if (kept.Read() is { } known)
            return new Library(path, stat, digest, known);
        if (keeps)
            kept.Write(XgboostLibrary.Version);
        return new Library(path, stat, digest, XgboostLibrary.Version);
    }

    private sealed record Library(string Path, FileStat? Stat, Digest? Digest, string Version);
}
