using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>How much of a study is in a bucket.</summary>
/// <param name="Versions">Versions of objects, with those that a newer one or a delete marker hides.</param>
/// <param name="Markers">Delete markers.</param>
/// <param name="Bytes">The size of all versions, which is what is billed.</param>
/// <param name="Uploads">Uploads that nobody finished.</param>
public sealed record ObjectCounts(long Versions, long Markers, long Bytes, long Uploads)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Versions + Markers + Uploads == 0;
}

/// <summary>What a study has in a bucket: every version below its prefix, and nothing else.</summary>
/// <param name="s3">The service.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">What the study's keys begin with, with a slash at its end.</param>
/// <param name="account">The account that must own the bucket.</param>
public sealed class StudyObjects(IAmazonS3 s3, string bucket, string prefix, string account)
{
    /// <summary>What the keys of a study begin with; a study's name cannot be the beginning of another's.</summary>
    public static string PrefixOf(string prefix, string study) => $"{prefix}/{study}/";

    /// <summary>Counts them; nothing where there is no such bucket.</summary>
    public async Task<ObjectCounts> Count(CancellationToken cancel)
    {
        long versions = 0, markers = 0, bytes = 0, uploads = 0;
        try
        {
            await foreach (var version in s3.Paginators.ListVersions(Listing(prefix)).Versions
                .WithCancellation(cancel).ConfigureAwait(false))
            {
                var isMarker = version.IsDeleteMarker == true;
                versions += isMarker ? 0 : 1;
                markers += isMarker ? 1 : 0;
                bytes += version.Size ?? 0;
            }
            uploads = (await Uploads(prefix, cancel).ConfigureAwait(false)).Count;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
        }
        return new ObjectCounts(versions, markers, bytes, uploads);
    }

    /// <summary>Removes every version, every delete marker and every unfinished upload.</summary>
    /// <exception cref="InputException">The service refused to remove some.</exception>
    public async Task Remove(CancellationToken cancel)
    {
        // The first page again and again: what was removed is not listed any more.
        while (true)
        {
            var page = await s3.ListVersionsAsync(Listing(prefix), cancel).ConfigureAwait(false);
            if (page.Versions is not { Count: > 0 } versions)
                break;
            var errors = await Delete(versions, cancel).ConfigureAwait(false);
            if (errors is [{ } first, ..])
                throw Refused(errors.Count, first.Key, first.Code);
        }
        foreach (var upload in await Uploads(prefix, cancel).ConfigureAwait(false))
        {
            await ServiceAnswers.Remove(() => s3.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest
                {
                    BucketName = bucket,
                    Key = upload.Key,
                    UploadId = upload.UploadId,
                    ExpectedBucketOwner = account,
                },
                cancel)).ConfigureAwait(false);
        }
    }

    // What an answer of 200 says could not be removed, the SDK throws.
    private async Task<List<DeleteError>> Delete(List<S3ObjectVersion> versions, CancellationToken cancel)
    {
        try
        {
            return (await s3.DeleteObjectsAsync(
                new DeleteObjectsRequest
                {
                    BucketName = bucket,
                    ExpectedBucketOwner = account,
                    Quiet = true,
                    Objects = [.. versions.Select(version =>
                        new KeyVersion { Key = version.Key, VersionId = version.VersionId })],
                },
                cancel).ConfigureAwait(false)).DeleteErrors ?? [];
        }
        catch (DeleteObjectsException e)
        {
            return e.Response.DeleteErrors ?? [];
        }
    }

    /// <summary>Whether anything at all is left in the bucket, of this study or not, unfinished uploads too.</summary>
    public async Task<bool> IsAnythingLeft(CancellationToken cancel)
    {
        var page = await s3.ListVersionsAsync(Listing(""), cancel).ConfigureAwait(false);
        return page.Versions is { Count: > 0 } || (await Uploads("", cancel).ConfigureAwait(false)).Count > 0;
    }

    private ListVersionsRequest Listing(string below) =>
        new() { BucketName = bucket, Prefix = below, ExpectedBucketOwner = account, MaxKeys = 1000 };

    private async Task<List<MultipartUpload>> Uploads(string below, CancellationToken cancel)
    {
        var uploads = new List<MultipartUpload>();
        await foreach (var page in s3.Paginators.ListMultipartUploads(
            new ListMultipartUploadsRequest { BucketName = bucket, Prefix = below, ExpectedBucketOwner = account })
            .Responses.WithCancellation(cancel).ConfigureAwait(false))
        {
            uploads.AddRange(page.MultipartUploads ?? []);
        }
        return uploads;
    }

    private InputException Refused(int count, string key, string code) => new(new Fault(
        $"{count} objects below s3://{bucket}/{prefix} could not be removed, such as {Quotation.Of(key)} ({code})",
        "Allow s3:DeleteObjectVersion on the bucket, and end holds and retention; then run the same command again."));
}
