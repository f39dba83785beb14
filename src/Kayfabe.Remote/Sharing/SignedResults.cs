using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>Reads the signed records of a remote.</summary>
/// <param name="remote">The remote.</param>
/// <param name="trust">Whose work counts.</param>
/// <param name="clock">The time.</param>
internal sealed class SignedResults(IRemote remote, TrustFile trust, TimeProvider clock)
{
    // Of one key. A stranger who can write to the remote may put any number of them there.
    private const int Most = 16;

    private readonly HashSet<string> _hints = [.. trust.Keys.Select(key => key.Key.Hint)];

    /// <summary>The record of a key that counts here.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hints">The hints in the names of its records.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>
    /// A trusted one where there is one; otherwise why the first one is not; null where there is none.
    /// </returns>
    /// <exception cref="RemoteException">The remote failed.</exception>
    public async Task<SignedResult?> Get(ActionKey key, IEnumerable<string> hints, CancellationToken cancel)
    {
        UntrustedResult? first = null;
        // A hint decides nothing, but says where to look first.
        foreach (var hint in hints.OrderBy(hint => !_hints.Contains(hint)).ThenBy(hint => hint, StringComparer.Ordinal)
            .Take(Most))
        {
            using var bytes = new MemoryStream();
            if (!await remote.Get(RemoteNames.Of(key, hint), bytes, SignedResult.Most, cancel))
                continue;
            switch (SignedResult.Open(bytes.ToArray(), key, trust, clock.GetUtcNow()))
            {
                case TrustedResult trusted:
                    return trusted;
                case UntrustedResult untrusted:
                    first ??= untrusted;
                    break;
            }
        }
        return first;
    }
}
