using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Reporting;

/// <summary>What a report says in addition to what was computed.</summary>
public sealed record ReportSettings
{
    /// <summary>A result that others published for the same data, to be shown beside ours. Default none.</summary>
    [Description("A result that others published for the same data, to be shown beside ours.")]
    public PublishedResult? Published { get; init; }

    /// <summary>
    /// How many annotators are behind a published matrix, 1 or more; a study with annotations of its own counts them.
    /// Default: not stated.
    /// </summary>
    [Range(1, int.MaxValue), Description("How many annotators are behind a published matrix.")]
    public int? Annotators { get; init; }

    /// <summary>What the model card says in the author's words. Default nothing.</summary>
    [Description("What the model card says in the author's words.")]
    public ModelCardText ModelCard { get; init; } = new();

    /// <summary>What the datasheet says in the author's words. Default nothing.</summary>
    [Description("What the datasheet says in the author's words.")]
    public DatasheetText Datasheet { get; init; } = new();
}

/// <summary>A result that others published.</summary>
public sealed record PublishedResult
{
    /// <summary>Who published it, and where: a citation.</summary>
    [MinLength(1), Description("Who published it, and where: a citation.")]
    public required string Source { get; init; }

    /// <summary>The address of the source. Default none.</summary>
    [RegularExpression("https://[^ ]+"), Description("The address of the source.")]
    public string? Address { get; init; }

    /// <summary>Rows rightly predicted not in kayfabe.</summary>
    [Range(0, int.MaxValue), Description("Rows rightly predicted not in kayfabe.")]
    public required int TrueNegatives { get; init; }

    /// <summary>Rows wrongly predicted in kayfabe.</summary>
    [Range(0, int.MaxValue), Description("Rows wrongly predicted in kayfabe.")]
    public required int FalsePositives { get; init; }

    /// <summary>Rows wrongly predicted not in kayfabe.</summary>
    [Range(0, int.MaxValue), Description("Rows wrongly predicted not in kayfabe.")]
    public required int FalseNegatives { get; init; }

    /// <summary>Rows rightly predicted in kayfabe.</summary>
    [Range(0, int.MaxValue), Description("Rows rightly predicted in kayfabe.")]
    public required int TruePositives { get; init; }

    /// <summary>Why our result may differ, sentences.</summary>
    [MinLength(1), Description("Why our result may differ, sentences.")]
    public required string WhyDifferent { get; init; }

    /// <summary>The counts together.</summary>
    public Confusion Counts() => new(TrueNegatives, FalsePositives, FalseNegatives, TruePositives);
}

/// <summary>
/// What the model card says in the author's words; the rest of it is filled from the run. Mitchell et al., FAT* 2019.
/// </summary>
public sealed record ModelCardText
{
    /// <summary>
    /// What the model is meant for, and what not. Default none: the report says that the study does not say.
    /// </summary>
    [MinLength(1), Description("What the model is meant for, and what not.")]
    public string? IntendedUse { get; init; }

    /// <summary>Groups, instruments and environments that may change how well it works. Default none.</summary>
    [MinLength(1), Description("Groups, instruments and environments that may change how well it works.")]
    public string? Factors { get; init; }

    /// <summary>Ethical considerations. Default none.</summary>
    [MinLength(1), Description("Ethical considerations.")]
    public string? Ethics { get; init; }

    /// <summary>Caveats and recommendations. Default none.</summary>
    [MinLength(1), Description("Caveats and recommendations.")]
    public string? Caveats { get; init; }
}

/// <summary>
/// What the datasheet says in the author's words; the rest of it is filled from the run. Gebru et al., Communications
/// of the ACM 64 (2021).
/// </summary>
public sealed record DatasheetText
{
    /// <summary>Why the data were made, and by whom. Default none.</summary>
    [MinLength(1), Description("Why the data were made, and by whom.")]
    public string? Motivation { get; init; }

    /// <summary>How the data were collected. Default none.</summary>
    [MinLength(1), Description("How the data were collected.")]
    public string? Collection { get; init; }

    /// <summary>What else the data may be used for, and what they must not be. Default none.</summary>
    [MinLength(1), Description("What else the data may be used for, and what they must not be.")]
    public string? Uses { get; init; }

    /// <summary>Where the data are, and under which terms. Default none.</summary>
    [MinLength(1), Description("Where the data are, and under which terms.")]
    public string? Distribution { get; init; }

    /// <summary>Who looks after the data. Default none.</summary>
    [MinLength(1), Description("Who looks after the data.")]
    public string? Maintenance { get; init; }
}
