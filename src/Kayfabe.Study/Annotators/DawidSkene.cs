using Kayfabe.Study.Annotations;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>Why the quality of each annotator is not estimated.</summary>
public enum NotEstimated
{
    /// <summary>It is.</summary>
    None,

    /// <summary>There are fewer than three annotators: two who disagree do not show which of them errs.</summary>
    FewerThanThree,

    /// <summary>Fewer than three annotators have enough pictures that three or more annotated.</summary>
    TooLittleOverlap,

    /// <summary>The estimation did not come to an end.</summary>
    NotConverged,
}

/// <summary>How good one annotator is.</summary>
/// <param name="Name">The annotator.</param>
/// <param name="Sensitivity">The probability of saying yes of a picture in kayfabe.</param>
/// <param name="Specificity">The probability of saying no of one that is not.</param>
public sealed record AnnotatorQuality(string Name, Estimate Sensitivity, Estimate Specificity);

/// <summary>How good each annotator is, estimated from the annotations alone.</summary>
/// <param name="Why">Why it is not; then all else is empty.</param>
/// <param name="Pictures">The number of pictures used: those that three or more of the annotators annotated.</param>
/// <param name="Prevalence">The share of them in kayfabe.</param>
/// <param name="Annotators">In the order of the settings; one with too few of these pictures is not among them.</param>
/// <remarks>
/// Dawid and Skene, Applied Statistics 28 (1979): the outcome is a hidden variable, and given it the annotators' errors
/// are independent. By EM from each picture's share of yes, without a random start. Intervals are Wilson's on the
/// number of independent pictures that the variance by <see cref="PostJackknife"/> stands for.
/// </remarks>
public sealed record DawidSkene(
    NotEstimated Why, int Pictures, Estimate Prevalence, IReadOnlyList<AnnotatorQuality> Annotators)
{
    /// <summary>The fewest annotators.</summary>
    public const int FewestAnnotators = 3;

    /// <summary>Estimates the quality of the annotators.</summary>
    /// <param name="codings">Who says what.</param>
    /// <param name="postOf">The post of each picture.</param>
    public static DawidSkene Of(Codings codings, IReadOnlyDictionary<string, string> postOf)
    {
        if (codings.Annotators.Count < FewestAnnotators)
            return None(NotEstimated.FewerThanThree);
        int[] all = [.. Enumerable.Range(0, codings.Annotators.Count)];
        var used = WithEnough(all);
        if (used.Length < FewestAnnotators || WithEnough(used).Length < used.Length)
            return None(NotEstimated.TooLittleOverlap);

        int[] pictures = [.. PicturesOf(used)];
        var model = new LatentClass([.. pictures.Select(PatternOf)], used.Length);
        if (model.Fit() is not { } fitted)
            return None(NotEstimated.NotConverged);
        var posts = new PostClusters(pictures.Select(picture => postOf[codings.Pictures[picture]]));
        var variances = PostJackknife.Variances(posts, fitted.Length, (counts, values) =>
        {
            if (model.Fit(counts, fitted) is { } without)
                without.CopyTo(values);
            else
                values.Fill(double.NaN);
        });
        return new DawidSkene(
            NotEstimated.None,
            pictures.Length,
            Estimated(0),
            [.. used.Select((annotator, i) => new AnnotatorQuality(
                codings.Annotators[annotator], Estimated(1 + (2 * i)), Estimated(2 + (2 * i))))]);

        int[] WithEnough(int[] among)
        {
            var overlap = PicturesOf(among).ToArray();
            return
            [
                .. among.Where(annotator => overlap.Where(i => codings.Values[annotator][i] != Coding.None)
                    .Select(i => postOf[codings.Pictures[i]]).Distinct(StringComparer.Ordinal).Count()
                    >= Interval.FewestPosts),
            ];
        }

        IEnumerable<int> PicturesOf(int[] among) => Enumerable.Range(0, codings.Pictures.Count)
            .Where(i => among.Count(one => codings.Values[one][i] != Coding.None) >= FewestAnnotators);

        string PatternOf(int picture) => string.Concat(used.Select(one => codings.Values[one][picture] switch
        {
            Coding.Yes => LatentClass.Yes,
            Coding.No => LatentClass.No,
            _ => LatentClass.Missing,
        }));

        Estimate Estimated(int parameter) => new(
            fitted[parameter], IntervalOf(fitted[parameter], variances[parameter].Value, pictures.Length, posts));
    }

    private static DawidSkene None(NotEstimated why) => new(why, 0, new Estimate(null, null), []);

    // At 0 and 1, to which EM only comes near, the jackknife sees no error.
    private static Interval? IntervalOf(double share, double variance, int pictures, PostClusters posts)
    {
        if (!(variance > 0) || share is < 1e-4 or > 1 - 1e-4)
            return null;
        var effective = posts.EffectivePosts();
        return Interval.Wilson(
            share, PostValue.EffectiveRows(share, variance, effective, pictures), Interval.QuantileOf(effective));
    }
}
