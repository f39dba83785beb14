using System.Collections.Concurrent;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>What reading a whole remote found.</summary>
/// <param name="Contents">The number of contents.</param>
/// <param name="Records">The number of signed records.</param>
/// <param name="Damaged">What is damaged or cannot be read.</param>
/// <param name="Untrusted">Records that do not count here, and why.</param>
/// <param name="Incomplete">The number of trusted records of which contents are missing.</param>
/// <param name="Others">The number of names that are not ours.</param>
public sealed record CheckedRemote(
    int Contents, int Records, IReadOnlyList<TransferProblem> Damaged, IReadOnlyList<TransferProblem> Untrusted,
    int Incomplete, int Others);

/// <summary>Reads everything on a remote; nothing is changed there.</summary>
/// <param name="remote">The remote.</param>
/// <param name="trust">Whose work counts.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">See <see cref="Transfer"/>.</param>
public sealed class RemoteCheck(
    IRemote remote, TrustFile trust, TimeProvider clock, Action<string, long, long> progress)
{
    /// <summary>Reads all.</summary>
    /// <exception cref="RemoteException">The remote failed as a whole.</exception>
    public async Task<CheckedRemote> Run(CancellationToken cancel)
    {
        var items = new List<RemoteItem>();
        await foreach (var item in remote.List("", cancel))
            items.Add(item);
        var whole = new ConcurrentDictionary<Digest, bool>();
        var trusted = new ConcurrentBag<TrustedResult>();
        var untrusted = new ConcurrentQueue<TransferProblem>();
        var transfer = new Transfer(progress);
        await transfer.Each("reading the remote", items, item => item.Name, async (item, token) =>
        {
            if (RemoteNames.IsObject(item.Name, out var digest))
            {
                if (await ReadContent(item, token) != digest)
                    return new MoveOutcome(null, "its content has another digest");
                whole[digest] = true;
            }
            else if (RemoteNames.IsResult(item.Name, out var key, out _))
            {
                using var bytes = new MemoryStream();
                await remote.Get(item.Name, bytes, SignedResult.Most, token);
                var opened = SignedResult.Open(bytes.ToArray(), key, trust, clock.GetUtcNow());
                if (opened is TrustedResult one)
                    trusted.Add(one);
                else if (opened is UntrustedResult other)
                    untrusted.Enqueue(new TransferProblem(item.Name, other.Detail));
            }
            return new MoveOutcome(item.Size);
        }, cancel);
        var contents = items.Count(item => RemoteNames.IsObject(item.Name, out _));
        var records = items.Count(item => RemoteNames.IsResult(item.Name, out _, out _));
        return new CheckedRemote(
            contents, records, transfer.Report(0).Problems,
            [.. untrusted.OrderBy(one => one.Item, StringComparer.Ordinal)],
            trusted.Count(one => !one.Record.Outputs.All(output => whole.ContainsKey(output.Digest))),
            items.Count - contents - records);
    }

    private async Task<Digest?> ReadContent(RemoteItem item, CancellationToken cancel)
    {
        using var hash = new HashingStream(Stream.Null);
        return await remote.Get(item.Name, hash, item.Size, cancel) ? hash.Finish() : null;
    }
}
