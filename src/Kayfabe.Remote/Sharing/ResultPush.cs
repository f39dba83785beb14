using System.Collections.Concurrent;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>A result that is to be moved.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What people call it: <c>sample/Train</c>.</param>
public sealed record NamedResult(ActionKey Key, string Name);

/// <summary>
/// Pushes results to a remote: contents, then the lists of inputs, then signed records, so that a record is there only
/// when its contents are. Started again, it goes on where it was.
/// </summary>
/// <param name="remote">The remote.</param>
/// <param name="local">The store.</param>
/// <param name="by">Signs the results that this builder made.</param>
/// <param name="trust">Says which builder the key is of; a result of another one is handed on as it was signed.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">See <see cref="Transfer"/>.</param>
public sealed class ResultPush(
    IRemote remote, LocalResults local, SigningKey by, TrustFile trust, TimeProvider clock,
    Action<string, long, long> progress)
{
    private readonly Transfer _transfer = new(progress);
    private readonly ConcurrentDictionary<Digest, bool> _there = new();

    /// <summary>Pushes results, each of them once.</summary>
    /// <exception cref="RemoteException">The remote failed as a whole.</exception>
    public async Task<TransferReport> Run(IEnumerable<NamedResult> results, CancellationToken cancel)
    {
        var listing = await RemoteListing.Of(remote, progress, cancel);
        var found = Find(results);
        var outputs = found.SelectMany(one => one.Record.Outputs
            .Select(output => (Name: $"{one.Result.Name}/{output.Path}", output.Digest, Size: (long?)output.Size)));
        await Push("pushing contents", outputs, listing, cancel);
        var inputs = found.SelectMany(one => LocalResults.InputsOf(one.Record)
            .Where(local.Content.Contains)
            .Select(input => (Name: $"an input of {one.Result.Name}", Digest: input, Size: (long?)null)));
        await Push("pushing lists", inputs, listing, cancel);
        var complete = found
            .Where(one => one.Record.Outputs.All(output => _there.ContainsKey(output.Digest))).ToArray();
        await _transfer.Each(
            "pushing records", [.. complete.SelectMany(one => Signed(one.Result, one.Record, listing))],
            record => $"the record of {record.Result.Name}", Push, cancel);
        return _transfer.Report(complete.Length);
    }

    private List<(NamedResult Result, ActionRecord Record)> Find(IEnumerable<NamedResult> results)
    {
        var found = new List<(NamedResult, ActionRecord)>();
        foreach (var result in results.DistinctBy(result => result.Key))
        {
            if (local.Actions.Find(result.Key, out var problem) is { } record)
                found.Add((result, record));
            else
                _transfer.Note(result.Name, problem?.Detail ?? "the store has no such result");
        }
        return found;
    }

    private Task Push(
        string what, IEnumerable<(string Name, Digest Digest, long? Size)> contents, RemoteListing listing,
        CancellationToken cancel)
    {
        var missing = new List<(string Name, Digest Digest, long? Size)>();
        foreach (var content in contents.DistinctBy(content => content.Digest))
        {
            if (!listing.Contents.TryGetValue(content.Digest, out var size))
                missing.Add(content);
            else if (content.Size is { } right && size != right)
                _transfer.Note(content.Name, $"the remote's copy is damaged: remove {RemoteNames.Of(content.Digest)}");
            else
                _there[content.Digest] = true;
        }
        return _transfer.Each(what, missing, content => content.Name, Push, cancel);
    }

    private async Task<MoveOutcome> Push(
        (string Name, Digest Digest, long? Size) content, CancellationToken cancel)
    {
        using var stream = local.Open(content.Digest, out var problem);
        if (stream is null)
            return new MoveOutcome(null, problem);
        var size = stream.Length;
        var isNew = await remote.PutIfAbsent(RemoteNames.Of(content.Digest), stream, cancel);
        _there[content.Digest] = true;
        return new MoveOutcome(isNew ? size : null);
    }

    private async Task<MoveOutcome> Push(
        (NamedResult Result, string Hint, byte[] Bytes) record, CancellationToken cancel)
    {
        using var stream = new MemoryStream(record.Bytes);
        return new MoveOutcome(
            await remote.PutIfAbsent(RemoteNames.Of(record.Result.Key, record.Hint), stream, cancel)
                ? record.Bytes.Length : null);
    }

    // Those that are not there yet: as others signed them where they came from a remote; else by us.
    private List<(NamedResult Result, string Hint, byte[] Bytes)> Signed(
        NamedResult result, ActionRecord record, RemoteListing listing)
    {
        if (local.FromOthers.Of(result.Key) is [_, ..] signed)
            return HandOn(result, signed, listing);
        var ours = trust.Keys.FirstOrDefault(key => key.Key.Equals(by.Public))?.Builder;
        if (record.Origin is not { } origin)
        {
            _transfer.Note(
                result.Name, "an earlier version made it, without its origin: delete .kayfabe and build again");
        }
        else if (ours is not null && ours != origin.Builder)
        {
            _transfer.Note(
                result.Name, $"{origin.Builder} made it, and the key is of {ours}: only its maker can sign it");
        }
        else if (!listing.HasResult(result.Key, by.Public.Hint))
        {
            return [(result, by.Public.Hint, SignedResult.Sign(result.Key, record, by))];
        }
        return [];
    }

    private List<(NamedResult Result, string Hint, byte[] Bytes)> HandOn(
        NamedResult result, IReadOnlyList<(string Hint, byte[] Bytes)> signed, RemoteListing listing)
    {
        string? distrust = null;
        var trusted = new List<(NamedResult, string, byte[])>();
        foreach (var (hint, bytes) in signed)
        {
            if (SignedResult.Open(bytes, result.Key, trust, clock.GetUtcNow()) is UntrustedResult not)
                distrust = not.Detail;
            else
                trusted.Add((result, hint, bytes));
        }
        if (trusted.Count == 0)
            _transfer.Note(result.Name, $"it came from a remote, and is no longer trusted: {distrust}");
        trusted.RemoveAll(one => listing.HasResult(result.Key, one.Item2));
        return trusted;
    }
}
