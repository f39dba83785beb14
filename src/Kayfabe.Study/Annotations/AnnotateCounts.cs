using Kayfabe.Settings;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Annotations;

/// <summary>How many pictures have an outcome: counts.json of Annotate.</summary>
/// <param name="Pictures">The pictures of the study.</param>
/// <param name="Annotated">Those with an annotation.</param>
/// <param name="Outcomes">Those of them with an outcome.</param>
/// <param name="How">How the annotated ones got theirs, or why not; every way, also with 0.</param>
public sealed record AnnotateCounts(int Pictures, int Annotated, int Outcomes, IReadOnlyList<(How How, int Pictures)> How)
{
    /// <summary>Reads what <see cref="OutcomeFiles"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static AnnotateCounts Read(string path) => JsonFile.Read(path, root => new AnnotateCounts(
        root.GetProperty("pictures").GetInt32(),
        root.GetProperty("annotated").GetInt32(),
        root.GetProperty("outcomes").GetInt32(),
        [.. Enum.GetValues<How>().Select(how =>
            (how, root.GetProperty("how").GetProperty(OutcomeFiles.Word(how)).GetInt32()))]));
}
