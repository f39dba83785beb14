using Kayfabe.Settings;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Annotations;

/// <summary>How many pictures have an outcome: <see cref="OutcomeFiles.Counts"/>.</summary>
/// <param name="Pictures">The pictures of the study.</param>
/// <param name="Annotated">Those with an annotation.</param>
/// <param name="Outcomes">Those of them with an outcome.</param>
/// <param name="How">How the annotated ones got theirs, or why not; every way, also with 0.</param>
public sealed record AnnotateCounts(
    int Pictures, int Annotated, int Outcomes, IReadOnlyList<(How How, int Pictures)> How)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static AnnotateCounts Read(string path) => JsonFile.Read(path, root => new AnnotateCounts(
        root.GetProperty("pictures").GetInt32(),
        root.GetProperty("annotated").GetInt32(),
        root.GetProperty("outcomes").GetInt32(),
        [.. Enum.GetValues<How>().Select(how =>
            (how, root.GetProperty("how").GetProperty(OutcomeFiles.Word(how)).GetInt32()))]));

    internal static void Write(string path, Codings codings, IReadOnlyList<Outcome> outcomes, int pictures) =>
        JsonFile.Write(path, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("annotators");
            for (var i = 0; i < codings.Annotators.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("name", codings.Annotators[i]);
                json.WriteNumber("annotations", codings.Values[i].Count(value => value != Coding.None));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("pictures", pictures);
            json.WriteNumber("annotated", outcomes.Count);
            json.WriteNumber("outcomes", outcomes.Count(outcome => outcome.InKayfabe is not null));
            json.WriteNumber("yes", outcomes.Count(outcome => outcome.InKayfabe == true));
            json.WriteNumber("no", outcomes.Count(outcome => outcome.InKayfabe == false));
            json.WriteStartObject("how");
            var counts = outcomes.CountBy(outcome => outcome.How).ToDictionary();
            foreach (var how in Enum.GetValues<How>())
                json.WriteNumber(OutcomeFiles.Word(how), counts.GetValueOrDefault(how));
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
