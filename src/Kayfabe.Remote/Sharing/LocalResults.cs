using Kayfabe.Remote.Transport;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Remote.Sharing;

/// <summary>The parts of the store that are shared with a remote.</summary>
/// <param name="Content">Contents.</param>
/// <param name="Actions">Records.</param>
/// <param name="FromOthers">Records as other builders signed them.</param>
public sealed record LocalResults(ContentStore Content, ActionCache Actions, SignedRecords FromOthers)
{
    /// <summary>What <see cref="Fetch"/> returns for a content that the remote does not have.</summary>
    public const string Missing = "the remote does not have it";

    // Smaller contents are held in memory, so that no thread waits for the network.
    private const int InMemory = 4 << 20;

    /// <summary>The parts of a store.</summary>
    /// <param name="store">Its folder.</param>
    /// <param name="shared">Another store, which is only read; null for none.</param>
    public static LocalResults Of(string store, string? shared = null) =>
        new(new ContentStore(store, shared), new ActionCache(store, shared), new SignedRecords(store));

    /// <summary>The inputs of a result that the store may have: lists of folders' files, and published files.</summary>
    public static IEnumerable<Digest> InputsOf(ActionRecord record) =>
        from entry in record.Entries
        where entry.Kind == EntryKind.Input
        let digest = Digest.TryParse(entry.Value, out var parsed) ? parsed : null
        where digest is not null
        select digest;

    /// <summary>Whether the store has all outputs of a record, in their sizes.</summary>
    public bool HasOutputs(ActionRecord record) => record.Outputs.All(Has);

    /// <summary>Whether the store has an output, in its size; its digest is checked when it is read.</summary>
    public bool Has(OutputFile output) =>
        new FileInfo(Content.PathOf(output.Digest)) is { Exists: true } file && file.Length == output.Size;

    /// <summary>Opens a content, after it was checked by its digest.</summary>
    /// <param name="digest">The content.</param>
    /// <param name="problem">Why it cannot be had, a clause.</param>
    public Stream? Open(Digest digest, out string problem)
    {
        var path = Content.PathOf(digest);
        problem = "the store does not have it";
        try
        {
            if (FileStat.Of(path) is not { } stat)
                return null;
            problem = "the store's copy is damaged";
            if (stat.Size > InMemory)
                return Digest.OfFile(path) == digest ? File.OpenRead(path) : null;
            var bytes = File.ReadAllBytes(path);
            return Digest.Of(bytes) == digest ? new MemoryStream(bytes) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = "the store's copy cannot be read";
            return null;
        }
    }

    /// <summary>Brings a content from a remote, and checks it by its digest.</summary>
    /// <param name="remote">The remote.</param>
    /// <param name="digest">The content.</param>
    /// <param name="most">Its size, or a bound.</param>
    /// <param name="cancel">Ends the copy.</param>
    /// <returns>Why it was not stored, a clause; null if it was.</returns>
    /// <exception cref="RemoteException">The remote failed.</exception>
    public async Task<string?> Fetch(IRemote remote, Digest digest, long most, CancellationToken cancel)
    {
        const string other = "the remote sent something else under its name";
        var name = RemoteNames.Of(digest);
        if (most > InMemory)
        {
            var found = true;
            var isRight = await Task.Run(
                () => Content.TryPut(
                    digest, file => found = remote.Get(name, file, most, cancel).GetAwaiter().GetResult()),
                cancel);
            return !found ? Missing : isRight ? null : other;
        }
        using var bytes = new MemoryStream();
        if (!await remote.Get(name, bytes, most, cancel))
            return Missing;
        // Checked before the store is touched, and once more while it is written.
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return Digest.Of(content.Span) == digest && Content.TryPut(digest, file => file.Write(content.Span))
            ? null : other;
    }
}
