using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Store.Code;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Hosting;

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
/// What is not of the named size and digest is refused, and nothing of it is kept.
/// </summary>
/// <param name="store">Keeps what was fetched.</param>
/// <param name="mirror">The mirror folder; null for none.</param>
/// <param name="progress">Says how far a fetch is.</param>
/// <param name="rules">What is demanded of a server.</param>
public sealed class SourceFetcher(ContentStore store, string? mirror, Progress progress, FetchRules? rules = null)
{
    /// <summary>The file's path in the store.</summary>
    /// <exception cref="InputException">It cannot be had, or is another file.</exception>
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
            if (!File.Exists(path))
                throw new InputException(new Fault($"the mirror has no file {source.File}", "Put it there, or leave --mirror out to fetch it.", mirror));
            using var file = File.OpenRead(path);
            Keep(source, buffer => file.Read(buffer), path);
            return;
        }
        try
        {
            var limits = rules ?? new FetchRules();
            using var server = new SourceServer(source.MayBePrivate, limits);
            using var body = server.Open(source.Url);
            Keep(source, new PacedReader(body, limits).Read, Printable.Of(source.Url));
        }
        catch (Exception e) when (e is HttpRequestException or PrivateAddressException or OperationCanceledException)
        {
            throw NotFetched(source, e);
        }
    }

    private static InputException NotFetched(SourceFile source, Exception e)
    {
        var elsewhere = $"put the file into a folder under the name {source.File} and say --mirror=<folder>.";
        return new InputException((e as PrivateAddressException ?? e.InnerException as PrivateAddressException) is { } refused
            ? new Fault(
                $"was not fetched: {refused.Message}",
                $"If you trust this study, write \"privateNetwork\": true beside the url in study.json; or {elsewhere}", Printable.Of(source.Url))
            : new Fault(
                $"could not be fetched ({Printable.Of(e.Message)})", $"Try again, or {elsewhere}", Printable.Of(source.Url)));
    }

    private void Keep(SourceFile source, Func<byte[], int> read, string from)
    {
        var digest = store.Put(file => Copy(source, read, file, from));
        if (digest == source.Digest)
            return;
        store.Remove(digest);
        throw Refused($"has the digest {digest}, not the {source.Digest} that the study names", from);
    }

    // Bounded by the named size: a server may send without end.
    private void Copy(SourceFile source, Func<byte[], int> read, Stream file, string from)
    {
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int count; size <= source.Bytes && (count = read(buffer)) > 0; size += count)
        {
            file.Write(buffer, 0, count);
            progress.Report($"fetching {source.File}", size, source.Bytes);
        }
        progress.Clear();
        if (size > source.Bytes)
            throw Refused($"has more than the {Number(source.Bytes)} bytes that the study names", from);
        if (size < source.Bytes)
            throw Refused($"has {Number(size)} bytes, not the {Number(source.Bytes)} that the study names", from);
    }

    private static InputException Refused(string problem, string from) => new(new Fault(
        problem, "It is another file, or was cut off or altered on the way: nothing was kept. Fetch it again, or mend url, bytes and sha256 in study.json.", from));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
