using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Training;

/// <summary>Brings an archive from the bucket.</summary>
internal static class ModelDownload
{
    /// <summary>Whether it is where the job says that it is, and that is where ours are.</summary>
    public static async Task<bool> IsThere(
        IAmazonS3 s3, string? address, TrainingPlace place, CancellationToken cancel)
    {
        if (KeyOf(address, place) is not { } key)
            return false;
        try
        {
            await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest
                {
                    BucketName = place.Bucket,
                    Key = key,
                    ExpectedBucketOwner = place.Account,
                },
                cancel).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Downloads it.</summary>
    /// <param name="s3">The service.</param>
    /// <param name="address">Where the job says that it is.</param>
    /// <param name="place">Where it has to be.</param>
    /// <param name="file">A new file.</param>
    /// <param name="limits">Its size is bounded.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">It is elsewhere, is not there, is too large, or was cut off.</exception>
    public static async Task Get(
        IAmazonS3 s3, string? address, TrainingPlace place, string file, ArchiveLimits limits,
        CancellationToken cancel)
    {
        var key = KeyOf(address, place) ?? throw new InputException(new Fault(
            $"the model is at {Quotation.Shorten(address ?? "no address", 200)}, not below {place.OutputPath}",
            "It is not downloaded. Look at the job."));
        try
        {
            using var answer = await s3.GetObjectAsync(
                new GetObjectRequest { BucketName = place.Bucket, Key = key, ExpectedBucketOwner = place.Account },
                cancel).ConfigureAwait(false);
            var length = answer.ContentLength;
            if (length > limits.Packed)
            {
                throw new InputException(new Fault(
                    $"the archive has {length:N0} bytes, more than {limits.Packed:N0}",
                    "It is not downloaded.", address));
            }
            await using var written = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            await new ObjectBody().Copy(answer.ResponseStream, length, written, address!, cancel)
                .ConfigureAwait(false);
            if (written.Length != length)
            {
                throw new InputException(new Fault(
                    $"{written.Length:N0} of {length:N0} bytes of the model came",
                    "Run again: the job is not repeated.", address));
            }
        }
        catch (AmazonClientException)
        {
            throw new InputException(new Fault(
                "the model came with another checksum than the service announced",
                "Run again: the job is not repeated.", address));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InputException(new Fault(
                "the job is Completed, and its model is not there",
                "Run again: it asks before it trains anew.", address));
        }
    }

    private static string? KeyOf(string? address, TrainingPlace place) =>
        address?.StartsWith(place.OutputPath + "/", StringComparison.Ordinal) == true
            ? address[$"s3://{place.Bucket}/".Length..] : null;
}
