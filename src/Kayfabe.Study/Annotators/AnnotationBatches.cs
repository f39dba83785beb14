using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>A run of annotations by one annotator, without a pause of <see cref="BatchStudy.Pause"/>.</summary>
/// <param name="First">The time of the first, UTC.</param>
/// <param name="Last">The time of the last, UTC.</param>
/// <param name="Pictures">How many there are.</param>
/// <param name="Yes">The share of yes.</param>
public sealed record AnnotationBatch(DateTime First, DateTime Last, int Pictures, Estimate Yes);

/// <summary>What one annotator did, and when.</summary>
/// <param name="Annotator">The annotator.</param>
/// <param name="Pictures">The number of pictures annotated.</param>
/// <param name="Yes">The share of yes.</param>
/// <param name="Dated">The number of annotations with a time; all that follows is of these.</param>
/// <param name="Batches">In the order of time.</param>
/// <param name="BetweenBatches">
/// The p-value of the test that batches do not differ in their share of yes; null where it was not made.
/// </param>
/// <param name="Change">
/// The share of yes in the later half of the annotations minus that in the earlier; null without a test of it.
/// </param>
/// <param name="Drift">The p-value of the test that the share does not rise or fall in time; null likewise.</param>
/// <param name="ByDateOfPost">
/// Spearman's correlation of the time of annotation with that of the post: near 1 or -1 the annotator went through the
/// pictures by date, and what changes in time may be the pictures. Null without times.
/// </param>
/// <remarks>Both p-values are Holm's, over the tests of all annotators.</remarks>
public sealed record AnnotatorBatches(
    string Annotator,
    int Pictures,
    Estimate Yes,
    int Dated,
    IReadOnlyList<AnnotationBatch> Batches,
    double? BetweenBatches,
    Estimate? Change,
    double? Drift,
    double? ByDateOfPost)
{
    /// <summary>Whether the share rises or falls in time: by the test, and by the interval of the change.</summary>
    public bool HasDrift => Drift < BatchStudy.Level && Change?.Interval is { } interval
        && (interval.Low > 0 || interval.High < 0);
}

/// <summary>Whether annotators say yes as often in each batch, and at all times.</summary>
public static class BatchStudy
{
    /// <summary>The shortest pause between two batches: that of a night.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <summary>A p-value below this is told as a difference.</summary>
    public const double Level = 0.05;

    /// <summary>Measures each annotator.</summary>
    /// <param name="codings">The codings with their times.</param>
    /// <param name="pictures">All pictures of the study.</param>
    /// <param name="seed">The seed of the permutations.</param>
    public static IReadOnlyList<AnnotatorBatches> Measure(Codings codings, IReadOnlyList<Picture> pictures, long seed)
    {
        var byId = pictures.ToDictionary(picture => picture.Id, StringComparer.Ordinal);
        AnnotatorBatches[] measured =
        [
            .. codings.Annotators.Select((name, i) => Measure(name, Annotations(codings, i, byId), seed)),
        ];
        var adjusted = Holm.Adjust(
            [.. measured.SelectMany(one => (double?[])[one.BetweenBatches, one.Drift])]);
        return
        [
            .. measured.Select((one, i) =>
                one with { BetweenBatches = adjusted[2 * i], Drift = adjusted[(2 * i) + 1] }),
        ];
    }

    private static Annotation[] Annotations(
        Codings codings, int annotator, Dictionary<string, Picture> pictures) =>
    [
        .. from i in Enumerable.Range(0, codings.Pictures.Count)
           where codings.Values[annotator][i] != Coding.None
           select new Annotation(
               pictures[codings.Pictures[i]],
               codings.Times?[annotator][i],
               codings.Values[annotator][i] == Coding.Yes),
    ];

    private static AnnotatorBatches Measure(string name, Annotation[] all, long seed)
    {
        Annotation[] dated =
        [
            .. all.Where(one => one.Time is not null).OrderBy(one => one.Time)
                .ThenBy(one => one.Picture.Id, StringComparer.Ordinal),
        ];
        var batches = BatchesOf(dated);
        var test = BatchTest.Of(
            [.. batches.SelectMany((batch, i) => batch.Select(one => (one.Picture.Post, one.Yes, i)))], seed);
        return new AnnotatorBatches(
            name,
            all.Length,
            Share(all),
            dated.Length,
            [.. batches.Select(batch => new AnnotationBatch(
                batch[0].Time!.Value, batch[^1].Time!.Value, batch.Count, Share(batch)))],
            test?.Between,
            test is null ? null : PostValue.Difference(
                Values(dated[(dated.Length / 2)..]), Values(dated[..(dated.Length / 2)])),
            test?.Drift,
            RankCorrelation.Of(
                [.. dated.Select(one => (double)one.Time!.Value.Ticks)],
                [.. dated.Select(one => (double)one.Picture.Published.Ticks)]));
    }

    private static List<List<Annotation>> BatchesOf(Annotation[] dated)
    {
        var batches = new List<List<Annotation>>();
        foreach (var one in dated)
        {
            if (batches.Count == 0 || one.Time - batches[^1][^1].Time >= Pause)
                batches.Add([]);
            batches[^1].Add(one);
        }
        return batches;
    }

    private static Estimate Share(IReadOnlyList<Annotation> annotations) => PostValue.Mean(Values(annotations));

    private static PostValue[] Values(IReadOnlyList<Annotation> annotations) =>
        [.. annotations.Select(one => new PostValue(one.Picture.Post, one.Yes ? 1 : 0))];

    private sealed record Annotation(Picture Picture, DateTime? Time, bool Yes);
}
