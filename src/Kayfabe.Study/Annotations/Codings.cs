namespace Kayfabe.Study.Annotations;

/// <summary>What one annotator says of one picture.</summary>
public enum Coding
{
    /// <summary>Nothing: the annotator did not annotate it.</summary>
    None,

    /// <summary>Not in kayfabe.</summary>
    No,

    /// <summary>In kayfabe.</summary>
    Yes,
}

/// <summary>Who says what: pictures by annotators, at least one coding a picture.</summary>
/// <param name="Pictures">The annotated pictures, ordinal by id.</param>
/// <param name="Annotators">Their names, in the order of the settings.</param>
/// <param name="Values">One array an annotator, one coding a picture in the order of <paramref name="Pictures"/>.</param>
/// <param name="Adjudicator">One coding a picture by the adjudicator, who is none of the annotators; null without.</param>
public sealed record Codings(
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> Annotators,
    IReadOnlyList<Coding[]> Values,
    IReadOnlyList<Coding>? Adjudicator = null);
