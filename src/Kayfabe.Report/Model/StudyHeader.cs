namespace Kayfabe.Report;

/// <summary>What the report is about.</summary>
public sealed record StudyHeader
{
    /// <summary>The study's folder name.</summary>
    public required string Id { get; init; }

    /// <summary>The title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>What is asked, a sentence.</summary>
    public required string Question { get; init; }

    /// <summary>More about the study, as its author wrote it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the data were made up. The page, every figure and every table then say so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The name of the positive class; default <c>in kayfabe</c>.</summary>
    public string Positive { get; init; } = "in kayfabe";

    /// <summary>The name of the negative class; default <c>not in kayfabe</c>.</summary>
    public string Negative { get; init; } = "not in kayfabe";
}
