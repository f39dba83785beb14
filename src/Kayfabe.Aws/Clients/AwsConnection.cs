using Amazon.Runtime;
using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Clients;

/// <summary>Where and as whom the services are called.</summary>
public sealed record AwsConnection
{
    /// <summary>The region, such as us-east-1.</summary>
    public required string Region { get; init; }

    /// <summary>The profile of the shared configuration files; null for the SDK's own chain of credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The credentials; null for those of the profile or the chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>
    /// The address of all services; null for AWS, or that of the environment (<c>AWS_ENDPOINT_URL</c>).
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The rate of requests to each operation of Rekognition; null for no limit.</summary>
    public RequestPace? Pace { get; init; }

    /// <summary>How often requests are sent again, and how long they wait before.</summary>
    public BackOff BackOff { get; init; } = BackOff.Default;

    /// <summary>
    /// The time for one attempt, to the last byte of its body. Default 70 seconds: an endpoint may take 60.
    /// </summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromSeconds(70);

    /// <summary>Bytes at most of a body that is read whole; more of them are an error. Default 16 MB.</summary>
    public int MostBytes { get; init; } = 16 << 20;

    /// <summary>The clock of waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
