using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// An upload in parts, whole or not at all: S3 bills the parts of one that is neither completed nor given up.
/// </summary>
internal sealed class PartedUpload(IAmazonS3 s3, string bucket, string key)
{
    // Parts have 5 MiB to 5 GiB; there are up to 10,000.
    private const int LeastPart = 16 << 20, MostParts = 10_000;

    /// <summary>Uploads a content; one that is there already by the end is left as it is.</summary>
    public async Task Put(VerifiedStream content, CancellationToken cancel)
    {
        var begun = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            },
            cancel).ConfigureAwait(false);
        try
        {
            var parts = await PutParts(content, begun.UploadId, cancel).ConfigureAwait(false);
            var isNew = await DigestUploads.IfAbsent(() => s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest
                {
                    BucketName = bucket,
                    Key = key,
                    UploadId = begun.UploadId,
                    PartETags = parts,
                    IfNoneMatch = "*",
                },
                cancel)).ConfigureAwait(false);
            if (!isNew)
                await GiveUp(begun.UploadId).ConfigureAwait(false);
        }
        catch
        {
            await GiveUp(begun.UploadId).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<List<PartETag>> PutParts(VerifiedStream content, string upload, CancellationToken cancel)
    {
        var size = (int)Math.Max(LeastPart, (content.Length / (MostParts - 1)) + 1);
        var buffer = new byte[size];
        var parts = new List<PartETag>();
        for (var left = content.Length; left > 0; left -= size)
        {
            // The last bytes are read only where the whole has its digest.
            var part = buffer.AsMemory(0, (int)Math.Min(size, left));
            await content.ReadExactlyAsync(part, cancel).ConfigureAwait(false);
            var checksum = Convert.ToBase64String(SHA256.HashData(part.Span));
            using var stream = new MemoryStream(buffer, 0, part.Length, writable: false);
            var sent = await s3.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = bucket,
                    Key = key,
                    UploadId = upload,
                    PartNumber = parts.Count + 1,
                    PartSize = part.Length,
                    InputStream = stream,
                    UseChunkEncoding = false,
                    ChecksumSHA256 = checksum,
                },
                cancel).ConfigureAwait(false);
            parts.Add(new PartETag { PartNumber = parts.Count + 1, ETag = sent.ETag, ChecksumSHA256 = checksum });
        }
        return parts;
    }

    // Also when the user stopped it. Where even this fails, the bucket's rule ends it after a day, and a teardown.
    private async Task GiveUp(string upload)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Amazon.Runtime.AmazonServiceException or Amazon.Runtime.AmazonClientException
            or HttpRequestException)
        {
        }
    }
}
