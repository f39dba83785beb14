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

/// <summary>The annotations: pictures by annotators, at least one coding for each picture.</summary>
/// <param name="Pictures">The annotated pictures, ordinal by id.</param>
/// <param name="Annotators">Their names, in the order of the settings.</param>
/// <param name="Values">
/// One array for each annotator, one coding for each picture in the order of <paramref name="Pictures"/>.
/// </param>
/// <param name="Adjudicator">
/// One coding for each picture by the adjudicator, who is not one of the annotators; null without an adjudicator.
/// </param>
/// <param name="Times">
/// When, in UTC: one array for each annotator, in the order of <paramref name="Pictures"/>; null in it where the file
/// does not say so in a way that can be read, and null where times were not read at all.
/// </param>
public sealed record Codings(
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> Annotators,
    IReadOnlyList<Coding[]> Values,
    IReadOnlyList<Coding>? Adjudicator = null,
    IReadOnlyList<DateTime?[]>? Times = null)
{
    /// <summary>The names of those who annotated each picture, by its id: <c>ada and ben</c>.</summary>
    public IReadOnlyDictionary<string, string> WhoAnnotated()
    {
        var who = new Dictionary<string, string>(Pictures.Count, StringComparer.Ordinal);
        // A million pictures have few sets of annotators: one text for each.
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Pictures.Count; i++)
        {
            var text = string.Join(" and ", Annotators.Where((_, annotator) => Values[annotator][i] != Coding.None));
            who[Pictures[i]] = texts.TryGetValue(text, out var same) ? same : texts[text] = text;
        }
        return who;
    }
}
