using System.Text.RegularExpressions;
using Amazon.ECR.Model;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Preflight;

/// <summary>Whether a container image has the tag that is asked for.</summary>
internal static partial class ImageCheck
{
    private const string Subject = "image";

    public static async Task<CheckResult> Run(AwsClients clients, string uri, CancellationToken cancel)
    {
        if (Parts().Match(uri) is not { Success: true } parts)
        {
            return CheckResult.Failed(
                Subject, $"{uri} is no image of ECR with a tag or digest",
                "Write it as <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>.");
        }
        if (parts.Groups["region"].Value != clients.Region)
        {
            return CheckResult.Failed(
                Subject, $"{uri} is not in {clients.Region}", "SageMaker pulls images of its own region only.");
        }
        try
        {
            var id = parts.Groups["tag"] is { Success: true } tag ? new ImageIdentifier { ImageTag = tag.Value }
                : new ImageIdentifier { ImageDigest = parts.Groups["digest"].Value };
            var found = await clients.Ecr.BatchGetImageAsync(
                new BatchGetImageRequest
                {
                    RegistryId = parts.Groups["account"].Value,
                    RepositoryName = parts.Groups["name"].Value,
                    ImageIds = [id],
                },
                cancel);
            return found.Images is { Count: > 0 } ? CheckResult.Fine(Subject, uri) : Missing();
        }
        catch (Exception e) when (e is RepositoryNotFoundException or ImageNotFoundException)
        {
            return Missing();
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            return CheckResult.NotChecked(Subject, failure == AwsFailure.Denied
                ? "ecr:BatchGetImage is not allowed" : $"ecr:BatchGetImage gave no answer ({failure})");
        }

        CheckResult Missing() => CheckResult.Failed(
            Subject, $"there is no {uri}", "Check the account of the region, the repository and the tag.");
    }

    /// <summary>The ARN of an image's repository; null where it is no image of ECR.</summary>
    internal static string? RepositoryOf(string uri, string partition) =>
        Parts().Match(uri) is not { Success: true, Groups: var parts } ? null
            : $"arn:{partition}:ecr:{parts["region"].Value}:{parts["account"].Value}:repository/{parts["name"].Value}";

    [GeneratedRegex(
        @"^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.[a-z0-9.]+/"
        + @"(?<name>[a-z0-9._/-]+)(:(?<tag>[A-Za-z0-9._-]+)|@(?<digest>sha256:[0-9a-f]{64}))$")]
    private static partial Regex Parts();
}
