using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Clients;

/// <summary>Which region is used.</summary>
public static class AwsRegion
{
    // What Rekognition takes of an account by default; a region that is not here, as little as most.
    private static readonly string[] s_fast = ["us-east-1", "us-west-2", "eu-west-1"];

    /// <summary>
    /// That of the command line, the study, the environment (AWS_REGION, AWS_DEFAULT_REGION) or the profile, the first
    /// that names one.
    /// </summary>
    /// <param name="option">--region; null without.</param>
    /// <param name="study">aws.region of the study; null without.</param>
    /// <param name="profile">--profile; null without.</param>
    /// <exception cref="InputException">None names one, or the command line names another than the study.</exception>
    public static string Choose(string? option, string? study, string? profile) => Find(option, study, profile)
        ?? throw new InputException(new Fault(
            "no region is given", "Write --region=us-east-1, or set aws.region in the study's study.json."));

    /// <summary>The same; null where none names one.</summary>
    /// <inheritdoc cref="Choose"/>
    public static string? Find(string? option, string? study, string? profile)
    {
        if (option is not null && study is not null && option != study)
        {
            throw new InputException(new Fault(
                $"--region={option}: the study uses {study}",
                "Leave the option out, or change aws.region in the study's study.json."));
        }
        return option ?? study ?? Formed("AWS_REGION") ?? Formed("AWS_DEFAULT_REGION") ?? OfProfile(profile);
    }

    /// <summary>Requests a second to each operation of Rekognition, where an account has no other quota.</summary>
    public static double RateOf(string region) => Array.IndexOf(s_fast, region) >= 0 ? 50 : 5;

    /// <summary>The partition of a region: aws, aws-cn, aws-us-gov, ...</summary>
    public static string PartitionOf(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    private static string? OfProfile(string? profile) => new CredentialProfileStoreChain().TryGetProfile(
        profile ?? Variable("AWS_PROFILE") ?? "default", out var found) ? found.Region?.SystemName : null;

    private static string? Formed(string variable) => Variable(variable) is not { } region
        || Regex.IsMatch(region, $@"^{AwsSettings.RegionForm}\z")
        ? Variable(variable)
        : throw new InputException(new Fault(
            $"{variable}={Quotation.Shorten(region)}: not a region", $"Set {variable} as us-east-1, or unset it."));

    // An empty variable counts as unset.
    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
