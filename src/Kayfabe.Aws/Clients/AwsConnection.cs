using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Clients;

/// <summary>Where and as whom the services are called.</summary>
public sealed record AwsConnection
{
    /// <summary>The region, such as us-east-1.</summary>
    public required string Region { get; init; }

    /// <summary>The profile of the shared configuration; null for the SDK's own chain of credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The rate of requests; null for no limit.</summary>
    public RequestPace? Pace { get; init; }

    /// <summary>The clock that requests are paced by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
