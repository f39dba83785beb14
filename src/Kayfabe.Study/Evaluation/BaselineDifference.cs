using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Evaluation;

/// <summary>A model beside the prediction of one outcome for all rows.</summary>
/// <param name="Accuracy">The accuracy of the model minus that of the constant prediction, paired by row.</param>
/// <param name="Detectable">
/// The smallest difference that so many posts would have shown: whose interval would have excluded zero with a
/// probability of <see cref="Power"/>. Null where there is no interval.
/// </param>
public sealed record BaselineDifference(Estimate Accuracy, double? Detectable)
{
    /// <summary>The probability with which a difference of <see cref="Detectable"/> is shown.</summary>
    public const double Power = 0.8;

    /// <summary>Compares.</summary>
    /// <remarks>
    /// The detectable difference is (t(.975) + t(.8)) standard errors: Cohen, Statistical Power Analysis (1988),
    /// section 2.4, with t instead of the normal distribution.
    /// </remarks>
    /// <param name="predictions">The predictions of the test rows.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="constant">The outcome that the constant prediction names.</param>
    public static BaselineDifference Of(IReadOnlyList<Prediction> predictions, double cut, bool constant)
    {
        var accuracy = PostValue.MeanOfPairs([.. predictions.Select(prediction => new PostValue(
            prediction.Post,
            (prediction.IsRight(cut) ? 1 : 0)
                - (constant == prediction.InKayfabe ? 1 : 0)))]);
        if (accuracy.Interval is not { } interval || !TestSize.Of(predictions).IsEnough)
            return new BaselineDifference(accuracy with { Interval = null }, null);
        var posts = new PostClusters(predictions.Select(prediction => prediction.Post)).EffectivePosts();
        var quantile = Interval.QuantileOf(posts);
        var error = (interval.High - interval.Low) / (2 * quantile);
        return new BaselineDifference(accuracy, (quantile + Student.Quantile(Power, posts - 1)) * error);
    }
}
