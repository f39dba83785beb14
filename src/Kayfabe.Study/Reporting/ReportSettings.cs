using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Reporting;

/// <summary>What a report says besides what was computed.</summary>
public sealed record ReportSettings
{
    /// <summary>A result that others published for the same data, to be shown beside ours. Default none.</summary>
    [Description("A result that others published for the same data, to be shown beside ours.")]
    public PublishedResult? Published { get; init; }

    /// <summary>
    /// How many annotators are behind a published matrix, 1 or more; a study with annotations of its own counts them.
    /// Default not told.
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
}
