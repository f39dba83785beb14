using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Hosting;

/// <summary>
/// The version of the XGBoost library, which is in the keys of the stages that use it. Loading the library takes longer
/// than a whole no-op, so that the version is kept under the digest of the library's file.
/// </summary>
public sealed class XgboostVersion(string cacheFolder, FileIndex index, PublishedXgboost published)
{
    private string? _version;

    /// <summary>The version, such as <c>1.7.4</c>.</summary>
    /// <exception cref="InputException">There is no library here; says the command that brings it.</exception>
    public string Current
    {
        get
        {
            if (_version is null)
            {
                _version = Find();
                published.WarnIfNot(_version);
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
