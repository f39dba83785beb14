using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>A picture on which annotators differ.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Yes">Who says that it is in kayfabe.</param>
/// <param name="No">Who says that it is not.</param>
/// <param name="InKayfabe">What was made of it; null where it has no outcome.</param>
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
        var places = codings.Pictures.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        using var table = new ArtifactTable(resolution, "picture", "inKayfabe", "how", "yes", "no");
        while (table.Next())
        {
            if (table.WholeNumber(3) == 0 || table.WholeNumber(4) == 0)
                continue;
            if (!places.TryGetValue(table[0], out var place))
                throw table.Damaged(0, "nobody annotated this picture");
            bool? inKayfabe = table[1].Length == 0 ? null : table[1] == "yes";
            disagreements.Add(new Disagreement(
                table[0], Who(codings, place, Coding.Yes), Who(codings, place, Coding.No), inKayfabe, table[2]));
        }
        return disagreements;
    }

    private static string[] Who(Codings codings, int place, Coding coding) =>
        [.. codings.Annotators.Where((_, annotator) => codings.Values[annotator][place] == coding)];
}
