using System.Globalization;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Featurize;

/// <summary>Why an annotated picture is not in the study.</summary>
public enum ExclusionReason
{
    /// <summary>Annotators differ on it, and no one decides.</summary>
    Undecided,

    /// <summary>As <see cref="NoRowReason.NoFile"/>.</summary>
    NoFile,

    /// <summary>As <see cref="NoRowReason.NotRecorded"/>.</summary>
    NotRecorded,

    /// <summary>As <see cref="NoRowReason.NoPost"/>.</summary>
    NoPost,
}

/// <summary>By what annotated pictures are grouped.</summary>
public enum ExclusionGrouping
{
    /// <summary>The outcome, or none.</summary>
    Outcome,

    /// <summary>Each annotator who annotated the picture.</summary>
    Annotator,

    /// <summary>The year of the post, or its month where there are one or two years.</summary>
    Period,
}

/// <summary>Annotated pictures of one kind, and those of them that are left out.</summary>
/// <param name="By">By what they are grouped.</param>
/// <param name="Name"><c>yes</c>, <c>no</c> or <c>none</c>; the annotator; the year or month, or empty.</param>
/// <param name="Pictures">The number of annotated pictures.</param>
/// <param name="LeftOut">How many of them are left out, by reason; none with 0.</param>
public sealed record ExclusionGroup(
    ExclusionGrouping By, string Name, int Pictures, IReadOnlyList<(ExclusionReason Reason, int Pictures)> LeftOut)
{
    /// <summary>All that are left out.</summary>
    public int AllLeftOut => LeftOut.Sum(one => one.Pictures);
}

/// <summary>The annotated pictures that are no row of the matrix, and whether they are others than the rows.</summary>
/// <param name="WithOutcome">The number of pictures that have an outcome.</param>
/// <param name="LeftOutWithOutcome">How many of them are left out.</param>
/// <param name="LeftOutPosts">The number of posts of the latter.</param>
/// <param name="Groups">All annotated pictures by outcome, by annotator and by period.</param>
/// <param name="Difference">
/// The share left out of the pictures in kayfabe, minus that of the others; null where nothing can be compared.
/// </param>
/// <param name="Test">
/// The p-value of the test that exclusion does not depend on the outcome; null where nothing can be tested.
/// </param>
public sealed record Exclusions(
    int WithOutcome,
    int LeftOutWithOutcome,
    int LeftOutPosts,
    IReadOnlyList<ExclusionGroup> Groups,
    Estimate? Difference,
    double? Test)
{
    /// <summary>A p-value below this is told as an association.</summary>
    public const double Level = 0.05;

    /// <summary>
    /// The accuracy on all pictures with an outcome, if the model had been wrong, or right, on all that are left out.
    /// </summary>
    /// <param name="accuracy">The accuracy on the others, or an end of its interval; null where it is not known.</param>
    /// <remarks>Manski, American Economic Review 80 (1990): worst-case bounds.</remarks>
    public (double Low, double High)? Bounds(double? accuracy) =>
        accuracy is { } value && WithOutcome > 0
            ? (value * (1 - Share), (value * (1 - Share)) + Share)
            : null;

    private double Share => (double)LeftOutWithOutcome / WithOutcome;

    /// <summary>Finds what is left out.</summary>
    /// <param name="codings">Who annotated what.</param>
    /// <param name="outcomes">The outcome of each annotated picture.</param>
    /// <param name="pictures">All pictures of the study.</param>
    /// <param name="leftOut">What Featurize left out, by picture.</param>
    /// <param name="seed">The seed of the permutations.</param>
    public static Exclusions Of(
        Codings codings,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Picture> pictures,
        IReadOnlyDictionary<string, NoRowReason> leftOut,
        long seed)
    {
        var byId = pictures.ToDictionary(picture => picture.Id, StringComparer.Ordinal);
        AnnotatedPicture[] all =
        [
            .. outcomes.Select((outcome, i) => new AnnotatedPicture(
                byId.GetValueOrDefault(outcome.Picture),
                outcome,
                [.. codings.Annotators.Where((_, annotator) => codings.Values[annotator][i] != Coding.None)],
                ReasonOf(outcome, leftOut))),
        ];
        AnnotatedPicture[] known = [.. all.Where(one => one.Outcome.InKayfabe is not null)];
        var gone = known.Where(one => one.Reason is not null).ToArray();
        return new Exclusions(
            known.Length,
            gone.Length,
            gone.Select(one => one.Post).Distinct(StringComparer.Ordinal).Count(),
            [.. GroupsOf(all, codings.Annotators)],
            ExclusionTest.Difference(known),
            ExclusionTest.Of(known, seed));
    }

    private static ExclusionReason? ReasonOf(Outcome outcome, IReadOnlyDictionary<string, NoRowReason> leftOut) =>
        outcome.InKayfabe is null ? ExclusionReason.Undecided
        : leftOut.GetValueOrDefault(outcome.Picture) switch
        {
            NoRowReason.NoFile => ExclusionReason.NoFile,
            NoRowReason.NotRecorded => ExclusionReason.NotRecorded,
            NoRowReason.NoPost => ExclusionReason.NoPost,
            _ => null,
        };

    private static IEnumerable<ExclusionGroup> GroupsOf(AnnotatedPicture[] all, IReadOnlyList<string> annotators)
    {
        foreach (var outcome in new bool?[] { true, false, null })
        {
            var name = outcome switch { true => "yes", false => "no", null => "none" };
            AnnotatedPicture[] of = [.. all.Where(one => one.Outcome.InKayfabe == outcome)];
            if (of.Length > 0)
                yield return Group(ExclusionGrouping.Outcome, name, of);
        }
        foreach (var annotator in annotators)
            yield return Group(ExclusionGrouping.Annotator, annotator, all.Where(one => one.By.Contains(annotator)));
        var years = all.Select(one => one.Picture?.Published.Year).Distinct().Count(year => year is not null);
        var format = years > 2 ? "yyyy" : "yyyy-MM";
        foreach (var period in all
            .GroupBy(one => one.Picture?.Published.ToString(format, CultureInfo.InvariantCulture) ?? "")
            .OrderBy(period => period.Key, StringComparer.Ordinal))
        {
            yield return Group(ExclusionGrouping.Period, period.Key, period);
        }
    }

    private static ExclusionGroup Group(ExclusionGrouping by, string name, IEnumerable<AnnotatedPicture> pictures)
    {
        AnnotatedPicture[] of = [.. pictures];
        return new ExclusionGroup(by, name, of.Length,
        [
            .. of.Where(one => one.Reason is not null).GroupBy(one => one.Reason!.Value).OrderBy(one => one.Key)
                .Select(one => (one.Key, one.Count())),
        ]);
    }
}
