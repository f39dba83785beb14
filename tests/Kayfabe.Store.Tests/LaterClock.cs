namespace Kayfabe.Store.Tests;

/// <summary>A clock that runs ahead of the file system's, so that files just written count as settled.</summary>
public sealed class LaterClock(TimeSpan ahead) : TimeProvider
{
    public static LaterClock AMinute => new(TimeSpan.FromMinutes(1));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
