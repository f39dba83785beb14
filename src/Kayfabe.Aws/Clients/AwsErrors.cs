using System.Text.RegularExpressions;
using Amazon.Runtime;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Clients;

/// <summary>What a failed call means to a user.</summary>
public static partial class AwsErrors
{
    // Characters of a service's own words that are shown.
    private const int MostShown = 200;

    /// <summary>Explains a failure.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="what">What was asked, as in "DetectLabels" or "the bucket kayfabe-1".</param>
    /// <returns>The fault; null for an exception that is none of the SDK's or its HTTP.</returns>
    public static InputException? Explain(Exception e, string what)
    {
        if (e is InputException known)
            return known;
        return AwsFailures.Of(e) is not { } failure ? null
            : new InputException(new Fault($"{what}: {ProblemOf(failure, e)}", RemedyOf(failure)));
    }

    private static string ProblemOf(AwsFailure failure, Exception e) => failure switch
    {
        AwsFailure.NoCredentials => e is ProcessAWSCredentialException
            ? "the profile's credential_process gave no credentials" : "there are no credentials",
        AwsFailure.Expired => "the credentials have expired",
        AwsFailure.UnknownCredentials => "AWS does not know these credentials",
        AwsFailure.ClockIsWrong => "this machine's clock is wrong, and the request was refused",
        AwsFailure.Denied => ActionIn(e) is { } action
            ? $"access is denied: {action} is not allowed" : "access is denied",
        AwsFailure.Throttled => "every attempt was throttled",
        AwsFailure.Quota => $"the account's quota does not allow it{Words(e)}",
        AwsFailure.NoCapacity => "AWS has no such machine at present",
        AwsFailure.Missing => $"it does not exist{Words(e)}",
        AwsFailure.Refused => $"AWS refused the request{Words(e)}",
        AwsFailure.Broken => "the service failed in every attempt",
        AwsFailure.Unreachable => "the service could not be reached, or broke the connection",
        AwsFailure.NoAnswer => "what came back is no answer",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private static string RemedyOf(AwsFailure failure) => failure switch
    {
        AwsFailure.NoCredentials =>
            "Give --profile=<name>, set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; "
            + "with single sign-on, aws sso login first",
        AwsFailure.Expired => "Sign in again (aws sso login, or new keys), and run the same command",
        AwsFailure.UnknownCredentials => "Check the keys, the profile (--profile) and the partition of the region",
        AwsFailure.ClockIsWrong => "Set the clock (timedatectl set-ntp true), and run it again",
        AwsFailure.Denied => "./build.sh --target=Preflight prints the policy that allows what is needed",
        AwsFailure.Throttled => "Run it again later, or lower aws.requestsPerSecond",
        AwsFailure.Quota => "Ask for more in the console (Service Quotas), or take a smaller or another type",
        AwsFailure.NoCapacity => "Wait, or take another instance type or region",
        AwsFailure.Missing =>
            "Check the name, the account and the region (--region); ./build.sh --target=Preflight checks them",
        AwsFailure.Refused => "Check the settings of the study that the request is made of",
        AwsFailure.Broken => "Run it again later: what was done is kept",
        AwsFailure.Unreachable => "Check the network, the region (--region) and AWS_ENDPOINT_URL, and run it again",
        AwsFailure.NoAnswer => "Check AWS_ENDPOINT_URL, and whether a proxy answers in its place",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private static string? ActionIn(Exception e) => Denied().Match(e.Message) is { Success: true } match
        ? match.Groups[1].Value : null;

    // A message of a server may be long, hostile, or repeat what was sent.
    private static string Words(Exception e)
    {
        if (e is not AmazonServiceException { Message: { Length: > 0 } message })
            return "";
        var words = Secret().Replace(Unprintable().Replace(message, " ").Trim().TrimEnd('.'), "...");
        return words.Length == 0 ? "" : $" ({(words.Length <= MostShown ? words : words[..MostShown] + "...")})";
    }

    [GeneratedRegex("not authorized to perform: ([A-Za-z0-9-]{1,60}:[A-Za-z0-9*]{1,80})")]
    private static partial Regex Denied();

    [GeneratedRegex("[^ -~]+")]
    private static partial Regex Unprintable();

    // Access keys, and what is as long as a secret or a token and has no sign of a name or path.
    [GeneratedRegex("(A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{12,}|[A-Za-z0-9+=]{32,}")]
    private static partial Regex Secret();
}
