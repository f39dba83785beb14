using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>What a bucket of ours is set to, and what one of somebody's own lacks of it.</summary>
internal sealed class BucketRules(IAmazonS3 s3, string bucket, string account)
{
    private const string UploadsRule = "kayfabe-unfinished-uploads";

    /// <summary>Sets all of it; setting it again changes nothing.</summary>
    /// <param name="kmsKey">The key that encrypts it; null for the service's own.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task Set(string? kmsKey, CancellationToken cancel)
    {
        // The order in which the least can be seen where a run ends in between.
        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = bucket,
                ExpectedBucketOwner = account,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
                {
                    BlockPublicAcls = true,
                    BlockPublicPolicy = true,
                    IgnorePublicAcls = true,
                    RestrictPublicBuckets = true,
                },
            },
            cancel).ConfigureAwait(false);
        await s3.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest
            {
                BucketName = bucket,
                ExpectedBucketOwner = account,
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules = [Encryption(kmsKey)],
                },
            },
            cancel).ConfigureAwait(false);
        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest
            {
                BucketName = bucket,
                ExpectedBucketOwner = account,
                VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
            },
            cancel).ConfigureAwait(false);
        await s3.PutLifecycleConfigurationAsync(
            new PutLifecycleConfigurationRequest
            {
                BucketName = bucket,
                ExpectedBucketOwner = account,
                Configuration = new LifecycleConfiguration { Rules = [UnfinishedUploads()] },
            },
            cancel).ConfigureAwait(false);
    }

    /// <summary>What it lacks, sentences.</summary>
    /// <param name="kmsKey">The key that should encrypt it; null for the service's own.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<string>> Missing(string? kmsKey, CancellationToken cancel)
    {
        var missing = new List<string>();
        // Objects are sent without a key of their own: they get the bucket's.
        if (kmsKey is not null && !await IsEncryptedWith(kmsKey, cancel).ConfigureAwait(false))
            missing.Add($"The bucket {bucket} does not encrypt what is uploaded with the key of aws.kmsKey.");
        var blocks = await Found(async () => (await s3.GetPublicAccessBlockAsync(
            new GetPublicAccessBlockRequest { BucketName = bucket, ExpectedBucketOwner = account }, cancel)
            .ConfigureAwait(false)).PublicAccessBlockConfiguration).ConfigureAwait(false);
        if (blocks is not
            {
                BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
            })
        {
            missing.Add($"The bucket {bucket} does not block public access in every way.");
        }
        var versioning = await Found(async () => (await s3.GetBucketVersioningAsync(
            new GetBucketVersioningRequest { BucketName = bucket, ExpectedBucketOwner = account }, cancel)
            .ConfigureAwait(false)).VersioningConfig).ConfigureAwait(false);
        if (versioning?.Status != VersionStatus.Enabled)
            missing.Add($"The bucket {bucket} keeps no versions of its objects.");
        var rules = await Found(async () => (await s3.GetLifecycleConfigurationAsync(
            new GetLifecycleConfigurationRequest { BucketName = bucket, ExpectedBucketOwner = account }, cancel)
            .ConfigureAwait(false)).Configuration?.Rules).ConfigureAwait(false);
        if (rules?.Any(rule => rule.AbortIncompleteMultipartUpload is not null) != true)
            missing.Add($"Uploads to the bucket {bucket} that nobody finished do not expire, and cost.");
        return missing;
    }

    // The service may name a key by its ARN where the study has its id, or the other way round.
    private async Task<bool> IsEncryptedWith(string kmsKey, CancellationToken cancel)
    {
        var rules = await Found(async () => (await s3.GetBucketEncryptionAsync(
            new GetBucketEncryptionRequest { BucketName = bucket, ExpectedBucketOwner = account }, cancel)
            .ConfigureAwait(false)).ServerSideEncryptionConfiguration?.ServerSideEncryptionRules).ConfigureAwait(false);
        return rules?.Any(rule => rule.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId
            is { } key && key.Split('/')[^1] == kmsKey.Split('/')[^1]) == true;
    }

    private static ServerSideEncryptionRule Encryption(string? kmsKey) => new()
    {
        ServerSideEncryptionByDefault = kmsKey is null
            ? new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256 }
            : new ServerSideEncryptionByDefault
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS,
                ServerSideEncryptionKeyManagementServiceKeyId = kmsKey,
            },
        // One request to the key's service for many objects, not one for each.
        BucketKeyEnabled = kmsKey is not null,
    };

    private static LifecycleRule UnfinishedUploads() => new()
    {
        Id = UploadsRule,
        Status = LifecycleRuleStatus.Enabled,
        Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "" } },
        AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 1 },
    };

    // A setting that a bucket does not have answers 404.
    private static async Task<T?> Found<T>(Func<Task<T>> ask)
        where T : class?
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
