using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Preflight;

/// <summary>Whether the bucket is the account's own, and in the region.</summary>
internal static class BucketCheck
{
    private const string Subject = "bucket";

    public static async Task<CheckResult> Run(
        AwsClients clients, AwsPlace place, string bucket, CancellationToken cancel)
    {
        try
        {
            var found = await clients.S3.HeadBucketAsync(
                new HeadBucketRequest { BucketName = bucket, ExpectedBucketOwner = place.Account }, cancel);
            var region = string.IsNullOrEmpty(found.BucketRegion) ? place.Region : found.BucketRegion;
            return region == place.Region ? CheckResult.Fine(Subject, $"{bucket}, in {region}") : Elsewhere(region);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return CheckResult.Fine(Subject, $"{bucket} is not there yet: it is made when it is first needed");
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest)
        {
            return Elsewhere(null);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            return CheckResult.Failed(
                Subject, $"{bucket} is another account's, or s3:ListBucket on it is not allowed",
                "Choose another name for aws.bucket, or allow the action.");
        }

        CheckResult Elsewhere(string? region) => CheckResult.Failed(
            Subject, $"{bucket} is in {region ?? "another region"}, not in {place.Region}",
            "Rekognition and SageMaker read buckets of their own region: choose another aws.bucket or aws.region.");
    }
}
