using System.Security.Cryptography;

namespace Kayfabe.Aws.Http;

/// <summary>How often a request is sent again, and how long it waits before.</summary>
/// <param name="Attempts">Attempts at most where requests are throttled, the first included; 1 or more.</param>
/// <param name="Floor">The time at least.</param>
/// <param name="Ceiling">The time at most, unless the service asks for more.</param>
public sealed record BackOff(int Attempts, TimeSpan Floor, TimeSpan Ceiling)
{
    /// <summary>The longest wait that a service may ask for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    /// <summary>12 attempts, 0.1 to 20 seconds apart.</summary>
    public static BackOff Default { get; } = new(12, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(20));

    /// <summary>Attempts at most where answers are lost, or the service fails: 6, in about five seconds.</summary>
    public int Failures => Math.Min(6, Attempts);

    /// <summary>Attempts at most to connect to a host that does not accept, or is not known.</summary>
    public int Connects => Math.Min(3, Attempts);

    /// <summary>
    /// Twice as long after each attempt, from half to the whole of that, so that clients part; not below the floor, and
    /// not below what the service asks for.
    /// </summary>
    /// <param name="attempt">How many were made, from 1.</param>
    /// <param name="asked">What Retry-After says.</param>
    public TimeSpan After(int attempt, TimeSpan? asked)
    {
        var whole = Math.Min(Ceiling.TotalSeconds, Floor.TotalSeconds * Math.Pow(2, attempt));
        // Not of a seed: two clients must not wait equally long, and no result depends on it.
        var share = 0.5 + (RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 21));
        var own = TimeSpan.FromSeconds(Math.Max(Floor.TotalSeconds, whole * share));
        var least = asked > LongestAsked ? LongestAsked : asked ?? TimeSpan.Zero;
        return own > least ? own : least;
    }

    /// <summary>What the Retry-After header of a response asks for; null without one.</summary>
    internal static TimeSpan? AskedBy(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter is not { } after ? null
            : after.Delta ?? (after.Date is { } date ? date - clock.GetUtcNow() : null);
}
