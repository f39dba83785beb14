using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Comparisons;

/// <summary>A candidate's predictions of the test rows of its split.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Features">What it saw, a phrase: <c>10 metadata</c>.</param>
/// <param name="Predictions">A prediction of each test row.</param>
public sealed record CandidateResult(Candidate Candidate, string Features, IReadOnlyList<Prediction> Predictions);

/// <summary>How good a candidate is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Features">What it saw, a phrase.</param>
/// <param name="Blanks">What blank detections were taken for: <c>missing</c>, <c>zero</c>, or <c>not used</c>.</param>
/// <param name="Split">How the rows were divided: <c>pandas</c>, <c>grouped</c> ...</param>
/// <param name="Rows">The number of test rows.</param>
/// <param name="Posts">The number of posts they are of.</param>
/// <param name="Accuracy">
/// The share of them that was predicted right, with its interval by bootstrap over posts.
/// </param>
/// <param name="IsReported">Whether it is the model that the study reports.</param>
public sealed record ComparedModel(
    string Name, string Features, string Blanks, string Split, int Rows, int Posts, Estimate Accuracy, bool IsReported);

/// <summary>How much more accurate one candidate is than another on the same test rows.</summary>
/// <param name="First">A candidate's name.</param>
/// <param name="Second">The name of the one that it is compared with.</param>
/// <param name="Rows">The number of test rows.</param>
/// <param name="Accuracy">First minus second, with its interval by paired bootstrap over posts.</param>
public sealed record ModelDifference(string First, string Second, int Rows, Estimate Accuracy);

/// <summary>The study's model beside simpler ones and the same one on other splits: comparisons.json.</summary>
/// <param name="Cut">The probability at or above which a row counts as predicted in kayfabe.</param>
/// <param name="Resamples">The number of resamples behind the intervals.</param>
/// <param name="Models">The candidates that were tried, the study's own first.</param>
/// <param name="Differences">Of each, from the study's model on the same test rows.</param>
/// <param name="LeftOut">Candidates that were not tried.</param>
public sealed record ModelComparison(
    double Cut,
    int Resamples,
    IReadOnlyList<ComparedModel> Models,
    IReadOnlyList<ModelDifference> Differences,
    IReadOnlyList<LeftOutCandidate> LeftOut)
{
    /// <summary>Compares.</summary>
    /// <param name="results">Those that were tried.</param>
    /// <param name="leftOut">Those that were not.</param>
    /// <param name="ownSplit">The method of the study's own split.</param>
    /// <param name="settings">Cut and resamples.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public static ModelComparison Of(
        IReadOnlyList<CandidateResult> results,
        IReadOnlyList<LeftOutCandidate> leftOut,
        SplitMethod ownSplit,
        BootstrapSettings settings,
        long seed)
    {
        var differences =
            from result in results
            let reference = results.FirstOrDefault(
                other => other.Candidate.IsStudyModel && other.Candidate.Split == result.Candidate.Split)
            where reference is not null && reference != result
            select DifferenceOf(result, reference, settings, seed);
        return new ModelComparison(
            settings.Cut,
            settings.Resamples,
            [.. results.Select(result => Evaluate(result, ownSplit, settings, seed))],
            [.. differences],
            leftOut);
    }

    private static ComparedModel Evaluate(
        CandidateResult result, SplitMethod ownSplit, BootstrapSettings settings, long seed)
    {
        var (candidate, predictions) = (result.Candidate, result.Predictions);
        var intervals = PostIntervals.Of(predictions, settings.Cut);
        return new ComparedModel(
            candidate.Name,
            result.Features,
            candidate.Blanks?.ToString().ToLowerInvariant() ?? "not used",
            (candidate.Split ?? ownSplit).ToString().ToLowerInvariant(),
            predictions.Count,
            predictions.Select(prediction => prediction.Post).Distinct(StringComparer.Ordinal).Count(),
            new Estimate(
                Confusion.Of(predictions, settings.Cut).Accuracy,
                intervals.TryGetValue(Metric.Accuracy, out var interval) ? interval : null),
            candidate is { IsStudyModel: true, Split: null });
    }

    private static ModelDifference DifferenceOf(
        CandidateResult first, CandidateResult second, BootstrapSettings settings, long seed)
    {
        var difference = PostIntervals
            .Differences(first.Predictions, second.Predictions, settings.Cut)
            .GetValueOrDefault(Metric.Accuracy);
        return new ModelDifference(
            first.Candidate.Name,
            second.Candidate.Name,
            first.Predictions.Count,
            new Estimate(difference?.Value, difference?.Interval));
    }
}
