using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws.Storage;

/// <summary>
/// Buckets in memory, without versions: objects, conditional writes, listings, uploads in parts, and a bucket's
/// settings, which are returned as they were put. Addressed by path.
/// </summary>
public sealed class MemoryS3 : IScriptedService
{
    private static readonly string[] s_settings =
        ["encryption", "lifecycle", "policy", "publicAccessBlock", "tagging", "versioning", "ownershipControls"];

    private readonly ConcurrentDictionary<string, byte[]> _settings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MemoryUpload> _uploads = new(StringComparer.Ordinal);
    private int _lastUpload;

    /// <summary>Contents by bucket and key, as in <c>bucket/key</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>The regions of buckets by name.</summary>
    public ConcurrentDictionary<string, string> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>Names to a page of a listing.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Uploads in parts that nobody has finished.</summary>
    public int UnfinishedUploads => _uploads.Count;

    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) =>
        Task.FromResult(request.SigningService is "s3" or "" && !request.Headers.ContainsKey("X-Amz-Target")
            ? Answer(request) : null);

    private ScriptedResponse Answer(ScriptedRequest request)
    {
        var names = request.Path.TrimStart('/').Split('/', 2);
        var (bucket, key) = (names[0], names.ElementAtOrDefault(1) ?? "");
        if (bucket.Length == 0)
            return ScriptedResponse.OfXml($"<ListAllMyBucketsResult><Buckets>{string.Concat(Buckets.Keys.Select(
                static one => $"<Bucket><Name>{one}</Name></Bucket>"))}</Buckets></ListAllMyBucketsResult>");
        if (!Buckets.ContainsKey(bucket) && !(request.Method == "PUT" && key.Length == 0 && request.Query.Count == 0))
            return ScriptedResponse.S3Error("NoSuchBucket", 404);
        if (key.Length == 0 && Array.Find(s_settings, request.Query.ContainsKey) is { } setting)
            return OfSetting(request, $"{bucket}?{setting}", setting);
        return key.Length == 0 ? OfBucket(request, bucket) : OfObject(request, $"{bucket}/{key}");
    }

    private ScriptedResponse OfSetting(ScriptedRequest request, string name, string setting)
    {
        if (request.Method == "PUT")
            _settings[name] = request.Body;
        else if (request.Method == "DELETE")
            _settings.TryRemove(name, out _);
        else if (_settings.TryGetValue(name, out var body))
            return new ScriptedResponse(200, body);
        else if (setting == "versioning")
            return ScriptedResponse.OfXml("<VersioningConfiguration/>");
        else
            return ScriptedResponse.S3Error($"NoSuch{setting}", 404);
        return new ScriptedResponse(200, []);
    }

    private ScriptedResponse OfBucket(ScriptedRequest request, string bucket)
    {
        switch (request.Method)
        {
            case "PUT":
                var region = Encoding.UTF8.GetString(request.Body).Split("LocationConstraint>") is [_, var text, ..]
                    ? text.TrimEnd('/', '<') : "us-east-1";
                return Buckets.TryAdd(bucket, region) ? new ScriptedResponse(200, [])
                    : ScriptedResponse.S3Error("BucketAlreadyOwnedByYou", 409);
            case "HEAD":
                return new ScriptedResponse(200, [])
                {
                    Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = Buckets[bucket] },
                };
            case "DELETE":
                if (Objects.Keys.Any(one => one.StartsWith(bucket + "/", StringComparison.Ordinal)))
                    return ScriptedResponse.S3Error("BucketNotEmpty", 409);
                Buckets.TryRemove(bucket, out _);
                return new ScriptedResponse(204, []);
            case "POST" when request.Query.ContainsKey("delete"):
                return DeleteMany(request, bucket);
            case "GET" when request.Query.ContainsKey("location"):
                var at = Buckets[bucket];
                return ScriptedResponse.OfXml($"<LocationConstraint>{(at == "us-east-1" ? "" : at)}</LocationConstraint>");
            case "GET" when request.Query.ContainsKey("uploads"):
                return ScriptedResponse.OfXml($"<ListMultipartUploadsResult>{string.Concat(_uploads
                    .Where(one => one.Value.Name.StartsWith(bucket + "/", StringComparison.Ordinal))
                    .Select(one => $"<Upload><Key>{SecurityElement.Escape(one.Value.Name[(bucket.Length + 1)..])}</Key>"
                        + $"<UploadId>{one.Key}</UploadId></Upload>"))}</ListMultipartUploadsResult>");
            default:
                return Listing(bucket, request.Query);
        }
    }

    private ScriptedResponse DeleteMany(ScriptedRequest request, string bucket)
    {
        var keys = XDocument.Parse(Encoding.UTF8.GetString(request.Body)).Descendants()
            .Where(static one => one.Name.LocalName == "Key").Select(static one => one.Value).ToList();
        foreach (var key in keys)
            Objects.TryRemove($"{bucket}/{key}", out _);
        return ScriptedResponse.OfXml($"<DeleteResult>{string.Concat(keys.Select(
            static key => $"<Deleted><Key>{SecurityElement.Escape(key)}</Key></Deleted>"))}</DeleteResult>");
    }

    private ScriptedResponse OfObject(ScriptedRequest request, string name)
    {
        if (request.Query.TryGetValue("uploadId", out var id))
            return OfUpload(request, id);
        switch (request.Method)
        {
            case "POST" when request.Query.ContainsKey("uploads"):
                var upload = Interlocked.Increment(ref _lastUpload).ToString(CultureInfo.InvariantCulture);
                _uploads[upload] = new MemoryUpload(name);
                return ScriptedResponse.OfXml(
                    $"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>");
            case "PUT" when request.Headers.TryGetValue("x-amz-copy-source", out var source):
                if (!Objects.TryGetValue(Uri.UnescapeDataString(source).TrimStart('/'), out var copied))
                    return ScriptedResponse.S3Error("NoSuchKey", 404);
                Objects[name] = copied;
                return ScriptedResponse.OfXml($"<CopyObjectResult><ETag>{TagOf(copied)}</ETag></CopyObjectResult>");
            case "PUT":
                return Put(request, name, request.Body) ? Stored(request.Body)
                    : ScriptedResponse.S3Error("PreconditionFailed", 412);
            case "DELETE":
                Objects.TryRemove(name, out _);
                return new ScriptedResponse(204, []);
            default:
                return Objects.TryGetValue(name, out var content) ? Content(content)
                    : ScriptedResponse.S3Error("NoSuchKey", 404);
        }
    }

    private ScriptedResponse OfUpload(ScriptedRequest request, string id)
    {
        if (!_uploads.TryGetValue(id, out var upload))
            return ScriptedResponse.S3Error("NoSuchUpload", 404);
        switch (request.Method)
        {
            case "PUT":
                upload.Parts[int.Parse(request.Query["partNumber"], CultureInfo.InvariantCulture)] = request.Body;
                return Stored(request.Body);
            case "POST":
                byte[] whole = [.. upload.Parts.OrderBy(static one => one.Key).SelectMany(static one => one.Value)];
                if (!Put(request, upload.Name, whole))
                    return ScriptedResponse.S3Error("PreconditionFailed", 412);
                _uploads.TryRemove(id, out _);
                return ScriptedResponse.OfXml(
                    $"<CompleteMultipartUploadResult><ETag>{TagOf(whole)}</ETag></CompleteMultipartUploadResult>");
            default:
                _uploads.TryRemove(id, out _);
                return new ScriptedResponse(204, []);
        }
    }

    private bool Put(ScriptedRequest request, string name, byte[] content)
    {
        if (request.Headers.GetValueOrDefault("If-None-Match") == "*")
            return Objects.TryAdd(name, content);
        Objects[name] = content;
        return true;
    }

    private ScriptedResponse Listing(string bucket, IReadOnlyDictionary<string, string> query)
    {
        var prefix = $"{bucket}/{query.GetValueOrDefault("prefix")}";
        var after = query.GetValueOrDefault("continuation-token") ?? query.GetValueOrDefault("start-after", "");
        var found = Objects.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)
                && string.CompareOrdinal(one.Key[(bucket.Length + 1)..], after) > 0)
            .OrderBy(static one => one.Key, StringComparer.Ordinal).ToArray();
        var page = found.Take(PageSize).ToArray();
        var text = new StringBuilder("<ListBucketResult>");
        foreach (var (name, content) in page)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{SecurityElement.Escape(name[(bucket.Length + 1)..])}")
                .Append(CultureInfo.InvariantCulture, $"</Key><Size>{content.Length}</Size></Contents>");
        }
        if (found.Length > page.Length)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<IsTruncated>true</IsTruncated><NextContinuationToken>{SecurityElement.Escape(
                    page[^1].Key[(bucket.Length + 1)..])}</NextContinuationToken>");
        }
        return ScriptedResponse.OfXml(text.Append("</ListBucketResult>").ToString());
    }

    private static ScriptedResponse Stored(byte[] content) => new(200, [])
    {
        Headers = new Dictionary<string, string> { ["ETag"] = TagOf(content) },
    };

    private static ScriptedResponse Content(byte[] content) => new(200, content)
    {
        Headers = new Dictionary<string, string>
        {
            ["ETag"] = TagOf(content),
            ["Last-Modified"] = DateTimeOffset.UnixEpoch.ToString("R", CultureInfo.InvariantCulture),
            ["x-amz-checksum-sha256"] = Convert.ToBase64String(SHA256.HashData(content)),
        },
    };

    // S3's tag of an object that was put as a whole; the SDK compares it with what it reads.
    [SuppressMessage("Security", "CA5351", Justification = "It is what S3 does.")]
    private static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";

    /// <summary>An upload in parts.</summary>
    private sealed record MemoryUpload(string Name)
    {
        public ConcurrentDictionary<int, byte[]> Parts { get; } = new();
    }
}
