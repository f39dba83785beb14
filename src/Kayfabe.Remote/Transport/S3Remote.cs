using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Transport;

/// <summary>
/// A bucket of S3, or of any service that speaks its protocol (<c>AWS_ENDPOINT_URL</c>). Credentials and region come
/// from the SDK's own chain: variables, profiles, the machine's role.
/// </summary>
internal sealed class S3Remote : IRemote
{
    private const int BlockSize = 1 << 16;

    // Of S3, for one request.
    private const long LargestContent = 5L << 30;

    private readonly BucketAddress _address;
    private readonly Patience _patience;
    private readonly Lazy<AmazonS3Client> _client;

    /// <summary>A remote in a bucket.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="patience">How long a request may take.</param>
    /// <param name="endpoint">The service; null for that of the environment, or of AWS.</param>
    public S3Remote(BucketAddress address, Patience patience, Uri? endpoint = null)
    {
        (_address, _patience) = (address, patience);
        _client = new(() => S3Client.Connect(endpoint));
    }

    public string Name => _address.ToString();

    public async IAsyncEnumerable<RemoteItem> List(string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        var last = "";
        while (true)
        {
            var request = new ListObjectsV2Request
            {
                BucketName = _address.Name,
                Prefix = _address.Prefix + prefix,
                ContinuationToken = next,
            };
            var response = await Ask((client, time) => client.ListObjectsV2Async(request, time.Token), cancel);
            foreach (var item in response!.S3Objects ?? [])
            {
                if (item.Key?.StartsWith(_address.Prefix, StringComparison.Ordinal) == true)
                    yield return new RemoteItem(item.Key[_address.Prefix.Length..], item.Size ?? 0);
            }
            next = response.NextContinuationToken;
            if (response.IsTruncated != true || string.IsNullOrEmpty(next))
                yield break;
            // S3 lists in order: a page that does not go on would be asked for again and again.
            var first = response.S3Objects is [var one, ..] ? one.Key ?? "" : "";
            if (string.CompareOrdinal(first, last) <= 0)
                throw new RemoteException("has a listing that does not go on");
            last = response.S3Objects![^1].Key ?? "";
        }
    }

    public async Task<bool> Get(string name, Stream to, long most, CancellationToken cancel)
    {
        var request = new GetObjectRequest { BucketName = _address.Name, Key = _address.Prefix + name };
        return await Ask(
            async (client, time) =>
            {
                using var response = await client.GetObjectAsync(request, time.Token);
                await Copy(response, name, to, most, time);
                return response;
            },
            cancel) is not null;
    }

    public Task<bool> PutIfAbsent(string name, Stream content, CancellationToken cancel)
    {
        if (content.Length > LargestContent)
            throw new RemoteException($"takes no content of more than {LargestContent >> 30} GB");
        // S3 itself refuses content of another digest; some services that speak its protocol do not look.
        Span<byte> sha256 = stackalloc byte[Digest.Size];
        if (RemoteNames.IsObject(name, out var digest))
            digest.CopyTo(sha256);
        var checksum = digest is null ? null : Convert.ToBase64String(sha256);
        return Put(name, content, checksum, cancel);
    }

    private async Task<bool> Put(string name, Stream content, string? checksum, CancellationToken cancel)
    {
        var start = content.Position;
        return await Ask(
            (client, time) =>
            {
                content.Position = start;
                return client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = _address.Name,
                        Key = _address.Prefix + name,
                        InputStream = new CountedStream(content, time.Moved),
                        AutoCloseStream = false,
                        UseChunkEncoding = false,
                        IfNoneMatch = "*",
                        ChecksumSHA256 = checksum,
                    },
                    time.Token);
            },
            cancel) is not null;
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static async Task Copy(GetObjectResponse response, string name, Stream to, long most, RequestTime time)
    {
        var buffer = new byte[BlockSize];
        long copied = 0;
        for (int count; (count = await response.ResponseStream.ReadAsync(buffer, time.Token)) > 0;)
        {
            copied += count;
            if (copied > most)
                throw new RemoteException($"{name} has more than {most} bytes");
            time.Moved(count);
            try
            {
                await to.WriteAsync(buffer.AsMemory(0, count), time.Token);
            }
            catch (IOException e)
            {
                throw new TargetException(e);
            }
        }
        if (copied < response.ContentLength)
            throw new RemoteException($"the connection broke while {name} was sent");
    }

    // Null where there is no object of that name, or, on a conditional write, there is one already.
    private async Task<T?> Ask<T>(Func<AmazonS3Client, RequestTime, Task<T>> request, CancellationToken cancel)
        where T : class
    {
        using var time = new RequestTime(_patience, cancel);
        try
        {
            // Off this thread, and waited for only so long: the SDK looks for credentials, also on the network.
            return await Task.Run(() => request(_client.Value, time), time.Token).WaitAsync(time.Token);
        }
        catch (AmazonS3Exception e) when (IsAnswer(e))
        {
            return null;
        }
        // What the SDK makes of a strange answer may be any exception.
        catch (Exception e) when (e is not (RemoteException or TargetException) && !cancel.IsCancellationRequested)
        {
            throw new RemoteException(time.IsOver ? time.Problem : S3Client.ProblemOf(e), e);
        }
    }

    private static bool IsAnswer(AmazonS3Exception e) =>
        (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        || e.StatusCode == HttpStatusCode.PreconditionFailed;

    // A full disk of ours is no fault of the remote.
    private sealed class TargetException(IOException cause) : IOException(cause.Message, cause.HResult);
}
