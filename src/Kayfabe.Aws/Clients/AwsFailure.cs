using System.Net;
using Amazon.Runtime;

namespace Kayfabe.Aws.Clients;

/// <summary>Why a call failed.</summary>
public enum AwsFailure
{
    /// <summary>There are no credentials.</summary>
    NoCredentials,

    /// <summary>The credentials have expired: with new ones the same call may be made.</summary>
    Expired,

    /// <summary>The service does not know the credentials.</summary>
    UnknownCredentials,

    /// <summary>This machine's clock is wrong.</summary>
    ClockIsWrong,

    /// <summary>The credentials do not allow it.</summary>
    Denied,

    /// <summary>The rate was too high, in every attempt.</summary>
    Throttled,

    /// <summary>The account's quota does not allow it.</summary>
    Quota,

    /// <summary>The service has no machine of this type at present.</summary>
    NoCapacity,

    /// <summary>What is named does not exist.</summary>
    Missing,

    /// <summary>The request is wrong.</summary>
    Refused,

    /// <summary>The service failed, in every attempt.</summary>
    Broken,

    /// <summary>The service could not be reached, or broke the connection.</summary>
    Unreachable,

    /// <summary>What came is no answer.</summary>
    NoAnswer,
}

/// <summary>Tells failures apart by what the SDK throws.</summary>
public static class AwsFailures
{
    /// <summary>Why a call failed; null for an exception that is none of the SDK's or its HTTP.</summary>
    public static AwsFailure? Of(Exception e) => e switch
    {
        AmazonUnmarshallingException => AwsFailure.NoAnswer,
        AmazonServiceException { InnerException: HttpRequestException or IOException, ErrorCode: null or "" } =>
            AwsFailure.Unreachable,
        AmazonServiceException service => OfCode(service),
        HttpRequestException or IOException or WebException => AwsFailure.Unreachable,
        // The program that a profile names (credential_process); derived from no other exception of the SDK.
        ProcessAWSCredentialException => AwsFailure.NoCredentials,
        AmazonClientException { InnerException: { } inner } when Of(inner) is { } failure => failure,
        AmazonClientException => AwsFailure.NoCredentials,
        AggregateException { InnerException: { } inner } => Of(inner),
        _ => null,
    };

    private static AwsFailure OfCode(AmazonServiceException e) => Name(e.ErrorCode) switch
    {
        "ExpiredToken" or "TokenRefreshRequired" or "RequestExpired" or "SessionExpired" => AwsFailure.Expired,
        "InvalidClientTokenId" or "UnrecognizedClient" or "InvalidAccessKeyId" or "SignatureDoesNotMatch"
            or "InvalidSignature" or "InvalidToken" or "IncompleteSignature" or "MissingAuthenticationToken" =>
            IsOfClock(e) ? AwsFailure.ClockIsWrong : AwsFailure.UnknownCredentials,
        "RequestTimeTooSkewed" or "RequestInTheFuture" => AwsFailure.ClockIsWrong,
        "AccessDenied" or "UnauthorizedOperation" or "NotAuthorized" or "UnauthorizedAccess" => AwsFailure.Denied,
        "Throttling" or "Throttled" or "ProvisionedThroughputExceeded" or "TooManyRequests" or "RequestLimitExceeded"
            or "SlowDown" => AwsFailure.Throttled,
        "ResourceLimitExceeded" or "ServiceQuotaExceeded" or "LimitExceeded" => AwsFailure.Quota,
        "InsufficientCapacity" or "CapacityError" => AwsFailure.NoCapacity,
        "NoSuchBucket" or "NoSuchKey" or "NoSuchEntity" or "NotFound" or "ResourceNotFound" or "NoSuchResource"
            or "RepositoryNotFound" or "ImageNotFound" => AwsFailure.Missing,
        // SageMaker says so of a model or endpoint that does not exist.
        "Validation" when e.Message.StartsWith("Could not find", StringComparison.OrdinalIgnoreCase) =>
            AwsFailure.Missing,
        _ => e.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => AwsFailure.Denied,
            HttpStatusCode.NotFound => AwsFailure.Missing,
            HttpStatusCode.TooManyRequests => AwsFailure.Throttled,
            >= HttpStatusCode.InternalServerError => AwsFailure.Broken,
            0 => AwsFailure.Unreachable,
            _ => AwsFailure.Refused,
        },
    };

    private static string Name(string? code) => code is null ? ""
        : code.EndsWith("Exception", StringComparison.Ordinal) ? code[..^"Exception".Length] : code;

    // The code is the same as for a wrong key.
    private static bool IsOfClock(AmazonServiceException e) =>
        e.Message.Contains("Signature expired", StringComparison.Ordinal)
        || e.Message.Contains("Signature not yet current", StringComparison.Ordinal);
}
