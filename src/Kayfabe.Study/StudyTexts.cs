using Kayfabe.Settings;

namespace Kayfabe.Study;

/// <summary>The study's own texts: see <see cref="StudySettings"/>.</summary>
[PartOf("")]
public sealed record StudyTexts
{
    /// <summary>The title of the report.</summary>
    public required string Title { get; init; }

    /// <summary>What the study asks, one sentence.</summary>
    public required string Question { get; init; }

    /// <summary>More about the study; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the data are synthetic.</summary>
    public bool Synthetic { get; init; }
}
