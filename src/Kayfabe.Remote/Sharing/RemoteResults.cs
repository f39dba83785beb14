using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>What became of a look on the remote.</summary>
public abstract record Lookup
{
    private protected Lookup()
    {
    }
}

/// <summary>The result is in the store now.</summary>
/// <param name="Maker">Who made it.</param>
/// <param name="Seconds">How long that took.</param>
public sealed record Brought(string Maker, double Seconds) : Lookup;

/// <summary>The result has to be made here.</summary>
/// <param name="Detail">Why the remote's result was not taken, a clause; null where it has none.</param>
public sealed record NotBrought(string? Detail = null) : Lookup;

/// <summary>
/// Looks for results on a remote while a build runs. A remote that fails once is not asked again, nor one that takes
/// longer than it saves. Safe to use from several threads.
/// </summary>
/// <param name="remote">The remote.</param>
/// <param name="local">The store.</param>
/// <param name="trust">Whose work counts.</param>
/// <param name="clock">The time.</param>
/// <param name="failed">Called once, with the reason, where the remote fails.</param>
public sealed class RemoteResults(
    IRemote remote, LocalResults local, TrustFile trust, TimeProvider clock, Action<string> failed)
{
    private const int AtOnce = 16;

    // Names of records of one key that are looked at; more are not ours.
    private const int MostNames = 1000;

    // What looking may cost before it has saved anything.
    private static readonly TimeSpan s_most = Patience.OfBuild.Wait * 2;

    private readonly SignedResults _signed = new(remote, trust, clock);
    private readonly Lock _gate = new();
    private TimeSpan _spent, _saved;
    private bool _isGivenUp;

    /// <summary>Looks for the result of a key, and brings it to the store.</summary>
    public Lookup Bring(ActionKey key)
    {
        lock (_gate)
        {
            if (_isGivenUp)
                return new NotBrought();
        }
        var started = clock.GetTimestamp();
        try
        {
            var lookup = Look(key, CancellationToken.None).GetAwaiter().GetResult();
            Account(clock.GetElapsedTime(started), lookup is Brought brought ? brought.Seconds : 0);
            return lookup;
        }
        catch (RemoteException e)
        {
            GiveUp(e.Message);
            return new NotBrought();
        }
    }

    private void Account(TimeSpan spent, double secondsSaved)
    {
        lock (_gate)
        {
            _spent += spent;
            _saved += TimeSpan.FromSeconds(Math.Min(secondsSaved, TimeSpan.SecondsPerDay));
            if (_spent <= s_most + _saved)
                return;
        }
        GiveUp($"is slow: {_spent.TotalSeconds:0} seconds for what takes {_saved.TotalSeconds:0} to make");
    }

    private void GiveUp(string problem)
    {
        lock (_gate)
        {
            if (_isGivenUp)
                return;
            _isGivenUp = true;
        }
        failed(problem);
    }

    private async Task<Lookup> Look(ActionKey key, CancellationToken cancel)
    {
        var hints = new List<string>();
        await foreach (var item in remote.List(RemoteNames.ResultsOf(key), cancel))
        {
            if (RemoteNames.IsResult(item.Name, out var of, out var hint) && of == key)
                hints.Add(hint);
            if (hints.Count >= MostNames)
                break;
        }
        switch (await _signed.Get(key, hints, cancel))
        {
            case TrustedResult trusted:
                return await Bring(key, trusted, cancel);
            case UntrustedResult untrusted:
                return new NotBrought($"remote not trusted: {untrusted.Detail}");
            default:
                return new NotBrought();
        }
    }

    private async Task<Lookup> Bring(ActionKey key, TrustedResult trusted, CancellationToken cancel)
    {
        var outputs = trusted.Record.Outputs.Where(output => !local.Content.IsWhole(output.Digest))
            .DistinctBy(output => output.Digest);
        string? missing = null;
        string? wrong = null;
        await Parallel.ForEachAsync(
            outputs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (output, token) =>
            {
                if (await local.Fetch(remote, output.Digest, output.Size, token) is not { } problem)
                    return;
                if (problem == LocalResults.Missing)
                    missing = output.Path;
                else
                    wrong = output.Path;
            });
        if (wrong is not null)
            throw new RemoteException($"sent something else for {trusted.Record.Stage}/{wrong}");
        if (missing is not null)
            return new NotBrought($"the remote has its record, but not {missing}");
        local.FromOthers.Put(key, trusted.By.Key.Hint, trusted.Bytes);
        local.Actions.Put(key, trusted.Record);
        return new Brought(trusted.Maker, trusted.Record.Seconds);
    }
}
