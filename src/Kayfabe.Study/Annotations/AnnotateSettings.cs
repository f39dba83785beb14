using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Annotations;

/// <summary>How annotations that differ become one outcome.</summary>
public enum Resolution
{
    /// <summary>What most annotators say; in a tie, what the first of them says in the order of the settings.</summary>
    Majority,

    /// <summary>
    /// What the first annotator says who annotated the picture: first in the order of the settings, not in time.
    /// </summary>
    First,

    /// <summary>Only what all say; a picture on which they differ has no outcome.</summary>
    Unanimous,

    /// <summary>What all say, and where they differ what the adjudicator says, or else no outcome.</summary>
    Adjudicated,
}

/// <summary>Whose annotations make the outcomes, and how.</summary>
public sealed record AnnotateSettings : IValidatedSettings
{
    /// <summary>
    /// Annotation files below the study's folder, one an annotator, in the order that breaks ties; the last part of a
    /// path may hold <c>*</c> and <c>?</c>, for names in ordinal order. At least one; default <c>annotations/*.csv</c>.
    /// </summary>
    [MinLength(1), RelativePath, Description("Annotation files, one an annotator, in the order that breaks ties.")]
    public IReadOnlyList<string> Annotators { get; init; } = ["annotations/*.csv"];

    /// <summary>How annotations that differ become one outcome. Default <see cref="Resolution.Majority"/>.</summary>
    [Description("How annotations that differ become one outcome: majority (a tie goes to the first annotator), first, "
        + "unanimous or adjudicated.")]
    public Resolution Resolution { get; init; } = Resolution.Majority;

    /// <summary>
    /// The adjudicator's file; needed where the resolution is <see cref="Resolution.Adjudicated"/>, and then none of
    /// <see cref="Annotators"/>. Default none.
    /// </summary>
    [RelativePath, Description("The adjudicator's annotation file, for the resolution 'adjudicated'.")]
    public string? Adjudicator { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Resolution == Resolution.Adjudicated && Adjudicator is null)
        {
            yield return new SettingProblem(
                "annotate.resolution is 'adjudicated' without an adjudicator",
                "Name the adjudicator's file in annotate.adjudicator.",
                nameof(Resolution));
        }
    }
}
