namespace Kayfabe.Study.Cloud;

/// <summary>What a machine elsewhere is to train on, and with what.</summary>
public sealed record TrainingOrder
{
    /// <summary>The data.</summary>
    public required IReadOnlyList<TrainingChannel> Channels { get; init; }

    /// <summary>The hyperparameters by name, in a fixed order; numbers are in the invariant culture.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Hyperparameters { get; init; }
}

/// <summary>Files that the machine finds below one name.</summary>
/// <param name="Name">The name of the channel, such as <c>train</c>.</param>
/// <param name="Files">Their paths here.</param>
/// <param name="ContentType">Their media type; null for none.</param>
/// <param name="IsSharded">Whether the files are divided among the instances; otherwise each gets all.</param>
/// <param name="Rows">The rows in all files.</param>
public sealed record TrainingChannel(
    string Name, IReadOnlyList<string> Files, string? ContentType, bool IsSharded, long Rows)
{
    /// <summary>The channel that is trained on.</summary>
    public const string Train = "train";

    /// <summary>The channel that rounds are measured on.</summary>
    public const string Validation = "validation";
}
