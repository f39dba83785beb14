using System.Globalization;
using Kayfabe.Aws.Resources;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Paying;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Everything that a study has in an account and region, with what is in its bucket.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal sealed class StudyResources
{
    private readonly BuildContext _context;
    private readonly ServingSession _serving;

    /// <summary>Looks.</summary>
    public StudyResources(BuildContext context, ServingSession serving)
    {
        (_context, _serving) = (context, serving);
        var place = serving.Session.Place;
        var bucket = new StudyBucket(serving.Session.Clients.S3, place.Region, place.Account);
        Objects = new StudyObjects(serving.Session.Clients.S3, serving.Session.Bucket, serving.Prefix, place.Account);
        (Found, Counts, BucketTags) = AwsSession.Do("the resources", async cancel => (
            await serving.Find(cancel), await Objects.Count(cancel),
            await bucket.TagsOf(serving.Session.Bucket, cancel)));
    }

    /// <summary>What there is but objects.</summary>
    public IReadOnlyList<FoundResource> Found { get; }

    /// <summary>The study's objects.</summary>
    public StudyObjects Objects { get; }

    /// <summary>How many there are.</summary>
    public ObjectCounts Counts { get; }

    /// <summary>Whose the bucket is; null where it is not there, or has no tags of ours.</summary>
    public ResourceTags? BucketTags { get; }

    /// <summary>The bucket's name.</summary>
    public string Bucket => _serving.Session.Bucket;

    /// <summary>All of it for people.</summary>
    public string Text()
    {
        var place = _serving.Session.Place;
        var text = Found.Count == 0
            ? $"{_context.Paths.Study} has nothing in SageMaker and no schedule.\n"
            : ResourceTable.Of(Found, Prices.Of(_context.Paths), place.Region, _context.Clock.GetUtcNow());
        return text + ObjectsLine + string.Create(CultureInfo.InvariantCulture,
            $"Only {place.Region} of account {place.Account} was looked at; other regions and accounts were not.\n");
    }

    /// <summary>What is in the bucket, one line.</summary>
    public string ObjectsLine => Counts.IsEmpty ? $"There are no objects of {_context.Paths.Study} in {Bucket}.\n"
        : string.Create(CultureInfo.InvariantCulture,
            $"s3://{Bucket}/{_serving.Prefix}: {Counts.Versions} versions of objects, {Counts.Markers} delete markers, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{Counts.Uploads} unfinished uploads, {Quantity.Show(Counts.Bytes)}.\n");
}
