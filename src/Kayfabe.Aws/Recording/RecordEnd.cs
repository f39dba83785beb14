namespace Kayfabe.Aws.Recording;

/// <summary>Why a run ended.</summary>
public enum RecordEnd
{
    /// <summary>Everything was asked.</summary>
    Done,

    /// <summary>One more request would have cost more than the limit.</summary>
    Limit,

    /// <summary>The user stopped it.</summary>
    Stopped,

    /// <summary>The credentials expired, and were not renewed.</summary>
    Expired,

    /// <summary>Something stands against every request: see <see cref="RecordResult.Faults"/>.</summary>
    Faulty,
}
