using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>A picture on which annotators differ.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Yes">Who says that it is in kayfabe.</param>
/// <param name="No">Who says that it is not.</param>
/// <param name="InKayfabe">Its outcome; null where it has none.</param>
/// <param name="How">In which way, a word of <see cref="OutcomeFiles"/>.</param>
public sealed record Disagreement(
    string Picture, IReadOnlyList<string> Yes, IReadOnlyList<string> No, bool? InKayfabe, string How)
{
    /// <summary>The pictures on which annotators differ, ordinal.</summary>
    /// <param name="codings">Who says what.</param>
    /// <param name="resolution">The path of <see cref="OutcomeFiles.Resolution"/>.</param>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<Disagreement> Read(Codings codings, string resolution)
    {
        var disagreements = new List<Disagreement>();
        var places = codings.Pictures.Index()
            .ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        foreach (var outcome in OutcomeFiles.ReadResolution(resolution))
        {
            if (outcome is not { Yes: > 0, No: > 0 })
                continue;
            if (!places.TryGetValue(outcome.Picture, out var place))
                throw ArtifactTable.Damaged(resolution, null, null, $"nobody annotated '{outcome.Picture}'");
            disagreements.Add(new Disagreement(
                outcome.Picture,
                Who(codings, place, Coding.Yes),
                Who(codings, place, Coding.No),
                outcome.InKayfabe,
                OutcomeFiles.Word(outcome.How)));
        }
        return disagreements;
    }

    private static string[] Who(Codings codings, int place, Coding coding) =>
        [.. codings.Annotators.Where((_, annotator) => codings.Values[annotator][place] == coding)];
}
