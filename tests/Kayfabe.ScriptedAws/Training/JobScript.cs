namespace Kayfabe.ScriptedAws.Training;

/// <summary>How a training job goes.</summary>
public sealed record JobScript
{
    /// <summary>The secondary statuses, one for each time that it is asked about; the last one stays.</summary>
    public IReadOnlyList<string> Statuses { get; init; } =
        ["Starting", "Downloading", "Training", "Uploading", "Completed"];

    /// <summary>The reason of one that ends as Failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>What is written in place of the archive; null for the archive of the trained model.</summary>
    public Func<byte[], byte[]>? Archive { get; init; }

    /// <summary>What the log tells in place of the truth, by host; null for the truth.</summary>
    public Func<IReadOnlyList<HostLog>, IReadOnlyList<HostLog>>? Log { get; init; }

    /// <summary>The billable seconds.</summary>
    public int BillableSeconds { get; init; } = 97;
}

/// <summary>The log of a host.</summary>
/// <param name="Host">Its name, <c>algo-1</c>.</param>
/// <param name="Lines">Its lines.</param>
public sealed record HostLog(string Host, IReadOnlyList<string> Lines);
