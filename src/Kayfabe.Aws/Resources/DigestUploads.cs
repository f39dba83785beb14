using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// Files in a bucket under the digests of their contents: nothing is uploaded twice, and nothing under such a name is
/// ever replaced.
/// </summary>
public static class DigestUploads
{
    /// <summary>The largest file that is sent by one request; S3 takes 5 GB.</summary>
    public const long LargestSinglePut = 100_000_000;

    // A conditional write that met another one is to be sent again.
    private const int MostConflicts = 6;

    /// <summary>Uploads a file unless it is there already.</summary>
    /// <param name="s3">The service.</param>
    /// <param name="bucket">The bucket; that it is the account's own was checked before.</param>
    /// <param name="prefix">What the key begins with, without a slash at its ends; may be empty.</param>
    /// <param name="file">The file.</param>
    /// <param name="digest">The digest of its content, <c>sha256:</c> and 64 digits; checked as it is read.</param>
    /// <param name="suffix">What the key ends with, such as <c>.csv</c>.</param>
    /// <param name="cancel">Stops it; an upload in parts is given up whole.</param>
    /// <returns>Its address: <c>s3://bucket/prefix/digits.csv</c>.</returns>
    /// <exception cref="InputException">The file has another content by now, or the object there has.</exception>
    public static async Task<string> Put(
        IAmazonS3 s3, string bucket, string prefix, string file, string digest, string suffix,
        CancellationToken cancel)
    {
        var key = KeyOf(prefix, digest, suffix);
        var address = $"s3://{bucket}/{key}";
        try
        {
            using var content = new VerifiedStream(file, digest);
            if (await IsThere(s3, bucket, key, content.Length, digest, cancel).ConfigureAwait(false))
                return address;
            if (content.Length <= LargestSinglePut)
                await PutWhole(s3, bucket, key, content, digest, cancel).ConfigureAwait(false);
            else
                await new PartedUpload(s3, bucket, key).Put(content, cancel).ConfigureAwait(false);
            return address;
        }
        catch (Exception e) when (Changed(e) is not null)
        {
            throw new InputException(new Fault(
                "this file changed while it was uploaded", "Run the same command again.", file));
        }
    }

    /// <summary>The key of a content: <c>prefix/digits</c> and the suffix, without an empty name in it.</summary>
    public static string KeyOf(string prefix, string digest, string suffix) =>
        (prefix.Length == 0 ? "" : prefix + "/") + Sha256Text.Hex(digest) + suffix;

    /// <summary>Sends a conditional write until it met no other; false where the object exists.</summary>
    internal static async Task<bool> IfAbsent(Func<Task> write)
    {
        for (var conflicts = 1; ; conflicts++)
        {
            try
            {
                await write().ConfigureAwait(false);
                return true;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                return false;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Conflict && conflicts < MostConflicts)
            {
            }
        }
    }

    private static async Task PutWhole(
        IAmazonS3 s3, string bucket, string key, VerifiedStream content, string digest, CancellationToken cancel) =>
        await IfAbsent(() =>
        {
            content.Position = 0;
            return s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    InputStream = content,
                    AutoCloseStream = false,
                    UseChunkEncoding = false,
                    IfNoneMatch = "*",
                    // S3 refuses other content; where a service does not look, the stream has.
                    ChecksumSHA256 = Sha256Text.Base64(digest),
                },
                cancel);
        }).ConfigureAwait(false);

    // Another content of this name would be trained on, or served, without a word.
    private static async Task<bool> IsThere(
        IAmazonS3 s3, string bucket, string key, long length, string digest, CancellationToken cancel)
    {
        GetObjectMetadataResponse found;
        try
        {
            found = await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = bucket, Key = key, ChecksumMode = ChecksumMode.ENABLED },
                cancel).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return false;
        }
        // That of an object sent in parts is of its parts, and ends in their number.
        var isWhole = found.ChecksumSHA256 is { Length: > 0 } sum && !sum.Contains('-', StringComparison.Ordinal);
        return found.ContentLength == length
            && (!isWhole || length > LargestSinglePut || found.ChecksumSHA256 == Sha256Text.Base64(digest))
            ? true
            : throw new InputException(new Fault(
                $"s3://{bucket}/{key} has another content than its name says",
                "Remove that object, and run the same command again."));
    }

    private static Exception? Changed(Exception? e)
    {
        while (e is not (null or ChangedFileException))
            e = e.InnerException;
        return e;
    }
}
