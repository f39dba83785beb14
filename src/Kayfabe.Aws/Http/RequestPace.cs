using System.Collections.Concurrent;

namespace Kayfabe.Aws.Http;

/// <summary>
/// The rate of requests, for each operation by itself, as the service counts them. It begins slowly, slows down when
/// requests are throttled, and recovers. Safe to use from several threads.
/// </summary>
/// <param name="perSecond">Requests a second to each operation, more than 0.</param>
/// <param name="clock">The clock; null for the system's.</param>
public sealed class RequestPace(double perSecond, TimeProvider? clock = null)
{
    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Requests a second to each operation, at full rate.</summary>
    public double PerSecond { get; } = perSecond > 0
        ? perSecond : throw new ArgumentOutOfRangeException(nameof(perSecond));

    /// <summary>Requests a second to an operation at present, as in <c>RekognitionService.DetectLabels</c>.</summary>
    public double Now(string operation) => BucketOf(operation).Rate;

    /// <summary>Waits for the turn of one request.</summary>
    public async ValueTask Wait(string operation, CancellationToken cancel)
    {
        var wait = BucketOf(operation).Take();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _clock, cancel);
    }

    /// <summary>Says that a request was throttled: the next ones come more slowly.</summary>
    public void Throttled(string operation) => BucketOf(operation).Throttled();

    private TokenBucket BucketOf(string operation) => _buckets.GetOrAdd(
        operation, static (_, pace) => new TokenBucket(pace.PerSecond, pace._clock), this);
}
