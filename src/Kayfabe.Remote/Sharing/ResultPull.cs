using System.Collections.Concurrent;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>
/// Pulls results from a remote, those that trust.json allows: contents, then the lists of inputs, then records.
/// Started again, it goes on where it was.
/// </summary>
/// <param name="remote">The remote.</param>
/// <param name="local">The store.</param>
/// <param name="trust">Whose work counts.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">See <see cref="Transfer"/>.</param>
public sealed class ResultPull(
    IRemote remote, LocalResults local, TrustFile trust, TimeProvider clock, Action<string, long, long> progress)
{
    // The list of the files of a folder: some hundred bytes a file, of a million files.
    private const long LargestInput = 1L << 30;

    private readonly Transfer _transfer = new(progress);
    private readonly SignedResults _signed = new(remote, trust, clock);

    /// <summary>Pulls results, each of them once.</summary>
    /// <param name="results">The results; null for all that the remote has.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RemoteException">The remote failed as a whole.</exception>
    public async Task<TransferReport> Run(IEnumerable<NamedResult>? results, CancellationToken cancel)
    {
        var listing = await RemoteListing.Of(remote, progress, cancel);
        results ??= listing.Results.Keys.Select(key => new NamedResult(key, key.ToString()));
        var wanted = new List<NamedResult>();
        var present = 0;
        foreach (var result in results.DistinctBy(result => result.Key))
        {
            if (local.Actions.Find(result.Key, out _) is { } record && local.HasOutputs(record))
                present++;
            else if (!listing.Results.ContainsKey(result.Key))
                _transfer.Note(result.Name, "the remote has no such result");
            else
                wanted.Add(result);
        }
        var found = await Open(wanted, listing, cancel);
        await Fetch("pulling contents", found.SelectMany(one => one.Signed.Record.Outputs
            .Where(output => !local.Has(output))
            .Select(output => (Name: $"{one.Result.Name}/{output.Path}", output.Digest, output.Size))), cancel);
        await Fetch("pulling lists", found.SelectMany(one => LocalResults.InputsOf(one.Signed.Record)
            .Where(input => !local.Content.Contains(input) && listing.Contents.ContainsKey(input))
            .Select(input => (Name: $"an input of {one.Result.Name}", Digest: input,
                Size: Math.Min(listing.Contents[input], LargestInput)))), cancel);
        foreach (var (result, signed) in found)
        {
            if (!local.HasOutputs(signed.Record))
                continue; // What is missing was noted.
            local.FromOthers.Put(result.Key, signed.By.Key.Hint, signed.Bytes);
            local.Actions.Put(result.Key, signed.Record);
            present++;
        }
        return _transfer.Report(present);
    }

    private async Task<List<(NamedResult Result, TrustedResult Signed)>> Open(
        List<NamedResult> wanted, RemoteListing listing, CancellationToken cancel)
    {
        var found = new ConcurrentDictionary<ActionKey, TrustedResult>();
        await _transfer.Each("reading records", wanted, result => result.Name, async (result, token) =>
        {
            switch (await _signed.Get(result.Key, listing.Results[result.Key], token))
            {
                case TrustedResult trusted:
                    found[result.Key] = trusted;
                    return new MoveOutcome(trusted.Bytes.Length);
                case UntrustedResult untrusted:
                    return new MoveOutcome(null, $"its record is not trusted: {untrusted.Detail}");
                default:
                    return new MoveOutcome(null, "the remote no longer has its record");
            }
        }, cancel);
        return [.. from result in wanted where found.ContainsKey(result.Key) select (result, found[result.Key])];
    }

    private Task Fetch(
        string what, IEnumerable<(string Name, Digest Digest, long Size)> contents, CancellationToken cancel) =>
        _transfer.Each(
            what, [.. contents.DistinctBy(content => content.Digest)], content => content.Name,
            async (content, token) =>
                await local.Fetch(remote, content.Digest, content.Size, token) is { } problem
                    ? new MoveOutcome(null, problem) : new MoveOutcome(content.Size),
            cancel);
}
