using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Xgboost.Loading;

namespace Kayfabe.Build.Running;

/// <summary>
/// The version of the XGBoost library, which is in the keys of the stages that use it. Loading the library takes longer
/// than a whole no-op, so that the version is kept under the digest of the library's file.
/// </summary>
/// <param name="cacheFolder">The store.</param>
/// <param name="index">Digests of files.</param>
/// <param name="found">Called once, with the version, when it is first asked for.</param>
public sealed class XgboostVersion(string cacheFolder, FileIndex index, Action<string> found)
{
    private string? _version;

    /// <summary>The version, such as <c>1.7.4</c>.</summary>
    /// <exception cref="InputException">
    /// The library was not found; the message has the command that installs it.
    /// </exception>
    public string Current
    {
        get
        {
            if (_version is null)
            {
                _version = Find();
                found(_version);
            }
            return _version;
        }
    }

    private string Find()
    {
        if (XgboostLibrary.Locate() is not { } path || index.DigestOf(path) is not { } digest)
            return XgboostLibrary.Version;
        var kept = new SideFile(cacheFolder, $"code/xgboost-{digest.Hex}");
        if (kept.Read() is { } known)
            return known;
        kept.Write(XgboostLibrary.Version);
        return XgboostLibrary.Version;
    }
}
