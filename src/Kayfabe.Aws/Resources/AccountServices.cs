using Amazon.ResourceGroupsTaggingAPI;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.Scheduler;

namespace Kayfabe.Aws.Resources;

/// <summary>The services in which a study may have something, in one account and region.</summary>
public sealed record AccountServices(
    IAmazonSageMaker SageMaker,
    IAmazonScheduler Scheduler,
    IAmazonResourceGroupsTaggingAPI Tagging,
    IAmazonS3 S3,
    string Region,
    string Account,
    TimeProvider Clock);
