using Kayfabe.Settings;

namespace Kayfabe.Aws.Recording;

/// <summary>What a run has done.</summary>
public sealed record RecordResult
{
    /// <summary>Why it ended.</summary>
    public required RecordEnd End { get; init; }

    /// <summary>The answers that were recorded.</summary>
    public required long Recorded { get; init; }

    /// <summary>The requests that were sent, lost and repeated ones included, with those of interrupted runs.</summary>
    public required long Attempts { get; init; }

    /// <summary>What stands against every request; empty unless <see cref="RecordEnd.Faulty"/> or expired.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>The time of asking.</summary>
    public required TimeSpan Time { get; init; }
}
