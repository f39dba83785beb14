using System.Text;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Upkeep;

/// <summary>The checkouts that use a store: <c>index/&lt;checkout&gt;/checkout</c> has the path of each.</summary>
public static class Checkouts
{
    internal const string FileName = "checkout";

    /// <summary>
    /// The folder of a checkout's indexes. An index is of one checkout: the paths in it are absolute.
    /// </summary>
    public static string IndexFolder(string store, string root) => Path.Combine(store, NameOf(root));

    /// <summary>Notes that a checkout uses the store.</summary>
    public static void Register(string store, string root)
    {
        if (!File.Exists(Path.Combine(IndexFolder(store, root), FileName)))
            FileOf(store, NameOf(root)).Write(root);
    }

    /// <summary>What the names of a checkout's files in the store begin with.</summary>
    internal static string PrefixOf(string root) => NameOf(root) + "/";

    /// <summary>The paths of all checkouts, whether or not they still exist.</summary>
    public static IEnumerable<string> Of(string store)
    {
        var index = Path.Combine(store, "index");
        foreach (var folder in Directory.Exists(index) ? Directory.GetDirectories(index) : [])
        {
            var name = $"index/{Path.GetFileName(folder)}";
            if (FileOf(store, name).Read() is { } root && NameOf(root) == name)
                yield return root;
        }
    }

    private static string NameOf(string root) => $"index/{Digest.Of(Encoding.UTF8.GetBytes(root)).Hex[..16]}";

    private static SideFile FileOf(string store, string name) => new(store, $"{name}/{FileName}");
}
