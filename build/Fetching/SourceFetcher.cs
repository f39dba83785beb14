using System.Globalization;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Fetching;

/// <summary>A file that a study names by where it is and what it is.</summary>
/// <param name="File">Its name in a mirror folder.</param>
/// <param name="Url">Where to fetch it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Digest">The digest of its content.</param>
/// <param name="MayBePrivate">Whether its server may be one of this machine or of a private network.</param>
[OutsideFingerprint("What it says of a file is in the key, and the file is checked by it.")]
public sealed record SourceFile(string File, Uri Url, long Bytes, Digest Digest, bool MayBePrivate = false);

/// <summary>
/// Brings a published file into the content store, once: from the mirror folder where one is named, else from its URL.
/// A file of another size or digest is rejected, and nothing of it is kept.
/// </summary>
/// <param name="store">Keeps what was fetched.</param>
/// <param name="mirror">The mirror folder; null for none.</param>
/// <param name="progress">Says how far a fetch is.</param>
/// <param name="rules">What is demanded of a server.</param>
public sealed class SourceFetcher(ContentStore store, string? mirror, Progress progress, FetchRules? rules = null)
{
    /// <summary>The file's path in the store.</summary>
    /// <exception cref="InputException">It cannot be downloaded, or is another file.</exception>
    public string Fetch(SourceFile source)
    {
        if (!store.IsWhole(source.Digest))
            Bring(source);
        return store.PathOf(source.Digest);
    }

    private void Bring(SourceFile source)
    {
        if (mirror is not null)
        {
            var path = Path.Combine(mirror, source.File);
            using var file = StoredFile.Open(path, out var problem) ?? throw new InputException(new Fault(
                problem is null ? $"the mirror has no file {source.File}" : $"{source.File} in the mirror: {problem}",
                "Put the file there, or leave --mirror out to download it.", mirror));
            long read = 0;
            Keep(
                source,
                buffer =>
                {
                    var count = RandomAccess.Read(file, buffer, read);
                    read += count;
                    return count;
                },
                path);
            return;
        }
        try
        {
            var limits = rules ?? new FetchRules();
            using var server = new SourceServer(source.MayBePrivate, limits);
            using var body = server.Open(source.Url);
            Keep(source, new PacedReader(body, limits).Read, TerminalText.Sanitize(source.Url));
        }
        catch (Exception e) when (e is HttpRequestException or PrivateAddressException or OperationCanceledException)
        {
            throw NotFetched(source, e);
        }
    }

    private static InputException NotFetched(SourceFile source, Exception e)
    {
        var elsewhere = $"save the file as {source.File} in a folder and give --mirror=<folder>.";
        return new InputException(
            (e as PrivateAddressException ?? e.InnerException as PrivateAddressException) is { } refused
            ? new Fault(
                $"was not downloaded: {refused.Message}",
                $"If you trust this study, write \"privateNetwork\": true beside the url in study.json; or {elsewhere}",
                TerminalText.Sanitize(source.Url))
            : new Fault(
                $"could not be downloaded ({TerminalText.Sanitize(e.Message)})", $"Try again, or {elsewhere}",
                    TerminalText.Sanitize(source.Url)));
    }

    private void Keep(SourceFile source, Func<byte[], int> read, string from)
    {
        var digest = store.Put(file => Copy(source, read, file, from));
        if (digest == source.Digest)
            return;
        store.Remove(digest);
        throw Refused($"has the digest {digest}, but study.json says {source.Digest}", from);
    }

    // Bounded by the named size: a server may send without end.
    private void Copy(SourceFile source, Func<byte[], int> read, Stream file, string from)
    {
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int count; size <= source.Bytes && (count = read(buffer)) > 0; size += count)
        {
            file.Write(buffer, 0, count);
            progress.Show($"downloading {source.File}", size, source.Bytes);
        }
        progress.Clear();
        if (size > source.Bytes)
            throw Refused($"has more than {Number(source.Bytes)} bytes, the size in study.json", from);
        if (size < source.Bytes)
            throw Refused($"has {Number(size)} bytes, but study.json says {Number(source.Bytes)}", from);
    }

    private static InputException Refused(string problem, string from) => new(new Fault(
        problem,
        "It is another file, or was truncated or altered in transit: nothing was kept. "
        + "Download it again, or correct url, bytes and sha256 in study.json.", from));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
