using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// The remote of a run. It is opened when the first result is not in the store, so that a run that finds everything
/// there asks nobody. Safe to use from several threads.
/// </summary>
[OutsideFingerprint("A result that it brings is that of the same key, made by a builder that trust.json names.")]
public sealed class RemoteLookup : IDisposable
{
    private readonly string _name;
    private readonly Lazy<(IRemote Remote, RemoteResults Results)> _opened;

    /// <summary>Nothing is asked yet.</summary>
    /// <param name="address">The remote's address, as it was given.</param>
    /// <param name="paths">Where the store and trust.json are.</param>
    /// <param name="clock">The time.</param>
    /// <param name="warn">Called once where the remote fails.</param>
    public RemoteLookup(string address, ProjectPaths paths, TimeProvider clock, Action<string> warn)
    {
        var parsed = RemoteOption.Parse(address);
        var trust = TrustFile.Read(Path.Combine(paths.Root, TrustFile.FileName));
        _name = parsed.ToString();
        _opened = new(() =>
        {
            var remote = parsed.Open(Patience.OfBuild);
            return (remote, new RemoteResults(
                remote, LocalResults.Of(paths.Cache, paths.SharedCache), trust, clock,
                problem => warn($"{_name} {problem}. It is not asked again in this run: results are made here.")));
        });
    }

    /// <summary>Looks for the result of a key, and brings it to the store.</summary>
    /// <param name="key">The key.</param>
    /// <param name="detail">
    /// Who made it, or why the remote's result was not taken; null where there is nothing to say.
    /// </param>
    public bool Bring(ActionKey key, out string? detail)
    {
        var lookup = _opened.Value.Results.Bring(key);
        detail = lookup switch
        {
            Brought brought => $"from {_name}, made by {brought.Maker}",
            NotBrought not => not.Detail,
            _ => null,
        };
        return lookup is Brought;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_opened.IsValueCreated)
            _opened.Value.Remote.Dispose();
    }
}
