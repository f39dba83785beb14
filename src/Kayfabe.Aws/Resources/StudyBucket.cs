using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>What was found out about a bucket.</summary>
/// <param name="Name">The bucket.</param>
/// <param name="IsNew">Whether it was made now.</param>
/// <param name="Warnings">What a bucket that is not ours lacks, sentences; it is left as it is.</param>
public sealed record BucketState(string Name, bool IsNew, IReadOnlyList<string> Warnings);

/// <summary>
/// The bucket for what is uploaded: private, encrypted, versioned, closed to the public, and without uploads that
/// nobody finished.
/// </summary>
/// <param name="s3">The service, in the bucket's region.</param>
/// <param name="region">The region.</param>
/// <param name="account">The account that must own it: a bucket's name can be anybody's.</param>
public sealed class StudyBucket(IAmazonS3 s3, string region, string account)
{
    /// <summary>The name where study.json gives none.</summary>
    public static string DefaultName(string account, string region) => $"kayfabe-{account}-{region}";

    /// <summary>
    /// Makes sure that there is a bucket: makes one, finishes one of ours that a crash left half set up, or says what
    /// somebody's own lacks.
    /// </summary>
    /// <param name="name">The bucket.</param>
    /// <param name="kmsKey">The key that encrypts it; null for the service's own.</param>
    /// <param name="tags">Whose it is.</param>
    /// <param name="journal">Knows of it before it is made.</param>
    /// <param name="cancel">Stops it; the next run finishes it.</param>
    /// <exception cref="InputException">The name is another account's, or the bucket is in another region.</exception>
    public async Task<BucketState> Ensure(
        string name, string? kmsKey, ResourceTags tags, ResourceJournal journal, CancellationToken cancel)
    {
        var isThere = await IsThere(name, cancel).ConfigureAwait(false);
        var isTagged = isThere && await TagsOf(name, cancel).ConfigureAwait(false) is not null;
        if (isThere && !isTagged && !IsKnownTo(journal, name))
            return new BucketState(name, IsNew: false, await Lacks(name, kmsKey, cancel).ConfigureAwait(false));
        if (!isThere)
            await Make(name, tags, journal, cancel).ConfigureAwait(false);
        // Without tags no teardown would remove what is in it.
        if (!isTagged)
        {
            await s3.PutBucketTaggingAsync(
                new PutBucketTaggingRequest
                {
                    BucketName = name,
                    TagSet = [.. tags.Pairs().Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
                    ExpectedBucketOwner = account,
                },
                cancel).ConfigureAwait(false);
        }
        await new BucketRules(s3, name, account).Set(kmsKey, cancel).ConfigureAwait(false);
        return new BucketState(name, IsNew: !isThere, []);
    }

    private async Task Make(string name, ResourceTags tags, ResourceJournal journal, CancellationToken cancel)
    {
        try
        {
            // us-east-1 is the place of a bucket for which none is named, and is refused as a name.
            await JournalledCreation.Make(
                journal, ResourceKind.Bucket, name, region, account, tags, () => s3.PutBucketAsync(
                    region == "us-east-1"
                        ? new PutBucketRequest { BucketName = name, UseClientRegion = false }
                        : new PutBucketRequest
                        {
                            BucketName = name,
                            UseClientRegion = false,
                            BucketRegionName = region,
                        },
                    cancel)).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "BucketAlreadyExists")
        {
            throw OfOthers(name);
        }
    }

    private async Task<bool> IsThere(string name, CancellationToken cancel)
    {
        try
        {
            var found = await s3.GetBucketLocationAsync(
                new GetBucketLocationRequest { BucketName = name, ExpectedBucketOwner = account }, cancel)
                .ConfigureAwait(false);
            var place = found.Location?.Value is { Length: > 0 } location ? location : "us-east-1";
            return (place == "EU" ? "eu-west-1" : place) == region
                ? true
                : throw new InputException(new Fault(
                    $"the bucket {name} is in {place}, not in {region}: the services read only buckets of their region",
                    "Set aws.bucket in study.json to one of this region, or leave it out."));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            throw OfOthers(name);
        }
    }

    // One that was made here, and not yet tagged when the run ended, is known to the journal.
    private bool IsKnownTo(ResourceJournal journal, string name) => journal.Open().Any(entry =>
        entry.Kind == ResourceKind.Bucket && entry.Name == name && entry.Account == account);

    /// <summary>The tags of a bucket; null where it has none of ours.</summary>
    public async Task<ResourceTags?> TagsOf(string name, CancellationToken cancel)
    {
        try
        {
            var found = await s3.GetBucketTaggingAsync(
                new GetBucketTaggingRequest { BucketName = name, ExpectedBucketOwner = account }, cancel)
                .ConfigureAwait(false);
            return ResourceTags.Of((found.TagSet ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<IReadOnlyList<string>> Lacks(string name, string? kmsKey, CancellationToken cancel) =>
        new BucketRules(s3, name, account).Missing(kmsKey, cancel);

    private static InputException OfOthers(string name) => new(new Fault(
        $"the bucket {name} is not this account's, or its policy refuses these credentials",
        "Set aws.bucket in study.json to a name of your own, and allow s3:GetBucketLocation on it."));
}
