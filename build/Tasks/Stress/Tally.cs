namespace Kayfabe.Build.Tasks.Stress;

/// <summary>What a scenario did, and what came of it.</summary>
/// <param name="Scenario">The scenario's name.</param>
internal sealed record Tally(string Scenario)
{
    /// <summary>How often it was played.</summary>
    public int Rounds { get; set; }

    /// <summary>The faults that were injected.</summary>
    public int Faults { get; set; }

    /// <summary>The builds that failed with an explanation.</summary>
    public int Explained { get; set; }

    /// <summary>The builds with the right result that had to make at least one stage again.</summary>
    public int Rebuilt { get; set; }

    /// <summary>The wrong results: where each can be looked at.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Why it cannot be played here; null if it can.</summary>
    public string? Skipped { get; init; }
}
