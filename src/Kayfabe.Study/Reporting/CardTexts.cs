using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Reporting;

/// <summary>
/// What the model card says in the author's words; the rest of it is filled from the run. Mitchell et al., FAT* 2019.
/// </summary>
public sealed record ModelCardText
{
    /// <summary>What the model is meant for, and what not. Default none: the report says that the study does not say.</summary>
    [MinLength(1), Description("What the model is meant for, and what not.")]
    public string? IntendedUse { get; init; }

    /// <summary>Groups, instruments and surroundings that may change how well it works. Default none.</summary>
    [MinLength(1), Description("Groups, instruments and surroundings that may change how well it works.")]
    public string? Factors { get; init; }

    /// <summary>Ethical considerations. Default none.</summary>
    [MinLength(1), Description("Ethical considerations.")]
    public string? Ethics { get; init; }

    /// <summary>Caveats and recommendations. Default none.</summary>
    [MinLength(1), Description("Caveats and recommendations.")]
    public string? Caveats { get; init; }
}

/// <summary>
/// What the datasheet says in the author's words; the rest of it is filled from the run. Gebru et al., Communications of
/// the ACM 64 (2021).
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
