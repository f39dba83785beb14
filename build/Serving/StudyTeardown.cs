using System.Globalization;
using Amazon.S3.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Build.Cloud;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Says what a teardown would do, or does it.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class StudyTeardown
{
    public static void Run(BuildContext context)
    {
        using var serving = ServingSession.Open(context);
        var resources = new StudyResources(context, serving);
        var plan = TeardownPlan.Of(resources.Found);
        Console.Out.Write(resources.Text());
        foreach (var step in plan.Steps.Where(step => step.Step != TeardownStep.Nothing))
        {
            Console.Out.Write($"{(step.Step == TeardownStep.Stop ? "To stop" : "To remove")}: "
                + $"{step.Resource.Kind.Text()} {step.Resource.Name}{(step.Why.Length > 0 ? $" ({step.Why})" : "")}\n");
        }
        var takesObjects = !resources.Counts.IsEmpty && resources.BucketTags is not null;
        if (takesObjects)
            Console.Out.Write($"To remove: everything below s3://{resources.Bucket}/{serving.Prefix}\n");
        else if (!resources.Counts.IsEmpty)
        {
            Console.Out.Write($"The objects stay: the bucket {resources.Bucket} has no tags of ours. To remove them: "
                + $"aws s3 rm --recursive s3://{resources.Bucket}/{serving.Prefix}\n");
        }
        var takesBucket = context.Options.WithBucket && resources.BucketTags is not null;
        if (takesBucket)
            Console.Out.Write($"To remove: the bucket {resources.Bucket}, if nothing else is in it\n");
        var changes = plan.Changes + (takesObjects ? 1 : 0) + (takesBucket ? 1 : 0);
        if (!context.Options.Yes)
        {
            Console.Out.Write(
                changes == 0 ? "There is nothing to remove.\n" : "Nothing was removed: add --yes to remove it.\n");
            return;
        }
        if (changes > context.Options.MostRemoved())
        {
            throw new InputException(new Fault(
                $"these are {changes} removals, and one run makes {context.Options.MostRemoved()} at most; "
                + "nothing was removed",
                string.Create(CultureInfo.InvariantCulture, $"If all of them are meant, add --most={changes}.")));
        }
        Remove(context, serving, resources, plan, takesObjects);
    }

    private static void Remove(
        BuildContext context, ServingSession serving, StudyResources resources, TeardownPlan plan, bool takesObjects)
    {
        var teardown = new Teardown(serving.Services, serving.Journal, line => Console.Out.Write(line + "\n"));
        var left = AwsSession.Do("the teardown", async cancel =>
        {
            var left = await teardown.Run(plan, cancel);
            if (takesObjects && left.Count > 0)
            {
                await Console.Out.WriteAsync(
                    $"The objects below s3://{resources.Bucket}/{serving.Prefix} stay: what is left may use them.\n");
            }
            else if (takesObjects)
            {
                await resources.Objects.Remove(cancel);
                await Console.Out.WriteAsync($"Everything below s3://{resources.Bucket}/{serving.Prefix} is gone.\n");
            }
            return left;
        });
        if (context.Options.WithBucket)
            RemoveBucket(serving, resources);
        if (left.Count > 0)
        {
            throw new InputException(new Fault(
                $"{left.Count} resources are still there, such as the {left[0].Resource.Kind.Text()} "
                + left[0].Resource.Name,
                "The lines above say why. Run the same command again later."));
        }
        serving.Journal.Forget(serving.Session.Place.Region, serving.Session.Place.Account);
        Console.Out.Write(resources.Counts.IsEmpty || takesObjects
            ? $"Nothing of {context.Paths.Study} that costs is left in {serving.Session.Place.Region}.\n"
            : $"Of {context.Paths.Study} only the objects named above are left in {serving.Session.Place.Region}.\n");
    }

    private static void RemoveBucket(ServingSession serving, StudyResources resources)
    {
        var place = serving.Session.Place;
        if (resources.BucketTags is not { } tags)
        {
            Console.Out.Write($"The bucket {resources.Bucket} stays: it is not there, or has no tags of ours.\n");
            return;
        }
        var isEmpty = AwsSession.Do($"the bucket {resources.Bucket}", async cancel =>
        {
            if (await resources.Objects.IsAnythingLeft(cancel))
                return false;
            await serving.Session.Clients.S3.DeleteBucketAsync(
                new DeleteBucketRequest { BucketName = resources.Bucket, ExpectedBucketOwner = place.Account }, cancel);
            return true;
        });
        if (isEmpty)
        {
            serving.Journal.Gone(new JournalEntry(
                ResourceKind.Bucket, resources.Bucket, place.Region, place.Account, tags.Study, tags.Run,
                DateTimeOffset.UnixEpoch));
        }
        Console.Out.Write(isEmpty ? $"The bucket {resources.Bucket} is gone.\n"
            : $"The bucket {resources.Bucket} stays: something else than this study's objects is in it.\n");
    }
}
