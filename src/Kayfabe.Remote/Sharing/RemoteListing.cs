using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>What a remote says it has, by one listing. Only names that are ours are kept.</summary>
/// <param name="Contents">The sizes of contents.</param>
/// <param name="Results">The hints of the keys that signed the results of a key.</param>
internal sealed record RemoteListing(
    IReadOnlyDictionary<Digest, long> Contents, IReadOnlyDictionary<ActionKey, List<string>> Results)
{
    // What fits in memory; a remote could list without end.
    private const int Most = 20_000_000;

    public static async Task<RemoteListing> Of(
        IRemote remote, Action<string, long, long> progress, CancellationToken cancel)
    {
        var contents = new Dictionary<Digest, long>();
        var results = new Dictionary<ActionKey, List<string>>();
        var count = 0;
        await foreach (var item in remote.List("", cancel))
        {
            if (++count > Most)
                throw new RemoteException($"lists more than {Most} names");
            progress("listing the remote", count, 0);
            if (RemoteNames.IsObject(item.Name, out var digest))
                contents[digest] = item.Size;
            else if (RemoteNames.IsResult(item.Name, out var key, out var hint))
                (results.TryGetValue(key, out var hints) ? hints : results[key] = []).Add(hint);
        }
        return new RemoteListing(contents, results);
    }

    public bool HasResult(ActionKey key, string hint) =>
        Results.TryGetValue(key, out var hints) && hints.Contains(hint, StringComparer.Ordinal);
}
