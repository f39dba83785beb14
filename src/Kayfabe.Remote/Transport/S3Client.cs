using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Kayfabe.Remote.Transport;

/// <summary>How the SDK's client is set up, and what its errors mean to a user.</summary>
internal static class S3Client
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL", S3EndpointVariable = "AWS_ENDPOINT_URL_S3";

    /// <summary>A client with the credentials of the SDK's chain.</summary>
    /// <param name="endpoint">The service; null for that of the environment, or of AWS.</param>
    public static AmazonS3Client Connect(Uri? endpoint)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = 2,
            Timeout = Timeout.InfiniteTimeSpan, // RequestTime ends each request.
            AllowAutoRedirect = false,
            // Each content is checked by its own digest; not every service knows these checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = new BoundedHttp(),
        };
        if (endpoint is null && Variable(S3EndpointVariable) is null && Variable(EndpointVariable) is null)
        {
            // The SDK needs one; it learns from the service where a bucket is in another.
            if (config.RegionEndpoint is null)
                config.RegionEndpoint = Amazon.RegionEndpoint.USEast1;
            return new AmazonS3Client(config);
        }
        config.ServiceURL = endpoint?.AbsoluteUri ?? Variable(S3EndpointVariable) ?? Variable(EndpointVariable);
        config.AuthenticationRegion = Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? "us-east-1";
        config.ForcePathStyle = true; // Few such services have a host name for each bucket.
        return new AmazonS3Client(config);
    }

    /// <summary>
    /// What is wrong, a clause. Messages of a server are not shown: they may be long, hostile, or name an access key.
    /// </summary>
    public static string ProblemOf(Exception e) => e switch
    {
        AmazonServiceException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
            "refused access: check the credentials (variables, profile or role) and the bucket's policy",
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => "there is no such bucket",
        AmazonServiceException { StatusCode: not 0 } service => $"answered with an error ({(int)service.StatusCode})",
        HttpRequestException or WebException or IOException or AmazonServiceException
            or AmazonClientException { InnerException: HttpRequestException or IOException } =>
            "could not be reached, or broke the connection",
        AmazonClientException => "could not be asked: there are no credentials (variables, profile or role)",
        _ => "sent something that is no answer",
    };

    // An empty variable counts as unset.
    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
