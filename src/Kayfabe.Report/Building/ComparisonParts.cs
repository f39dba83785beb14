using Kayfabe.Report.Document;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Splits;

namespace Kayfabe.Report;

/// <summary>The study's model beside others, and on other rows.</summary>
internal static class ComparisonParts
{
    public static Comparisons? Comparisons(ModelComparison? made) => made is null ? null : new Comparisons(
        [
            .. made.Models.Select(model => new Comparison(
                model.Name, model.Features, model.Blanks, model.Split, model.Rows,
                Estimates.Of(model.Accuracy, "there are no test rows"), model.IsReported)),
        ],
        [
            .. made.Differences.Select(pair => new PairedDifference(pair.First, pair.Second, Estimates.Of(pair.Accuracy))),
        ],
        MethodOf(made));

    public static IReadOnlyList<CrossValidation> CrossValidations(Study.Comparisons.CrossValidation? made) =>
        made is not { Scores.Count: > 0 } ? [] :
        [
            new CrossValidation(
                "whole posts", made.Folds, made.Repeats, Estimates.Of(made.Accuracy),
                made.Scores.Min(score => score.Accuracy), made.Scores.Max(score => score.Accuracy)),
        ];

    /// <summary>
    /// What the image alone gives on posts that the model never saw, and the most that a constant answer gives there:
    /// one sentence.
    /// </summary>
    /// <returns>Null where no model was trained on detections only and whole posts.</returns>
    public static string? WhatRemains(ModelComparison? made, double? published)
    {
        if (published is not { } claimed || made is null
            || OnWholePosts(Blank(BlankValues.Zero), Blank(BlankValues.Missing)) is not { Accuracy.Value: { } value } honest
            || OnWholePosts(candidate => candidate.Learner == Learner.Majority) is not { Accuracy.Value: { } guess })
        {
            return null;
        }
        var blanks = honest.Blanks == "zero" ? "blank detections count as not detected, " : "";
        return $"Of the published {Format.Percent(claimed)}, {Format.Percent(value)}"
            + $"{Sentences.Interval(Estimates.Of(honest.Accuracy))} remain when the model sees detections only, {blanks}"
            + $"and no post lies on both sides of the split; always naming one outcome gives at most "
            + $"{Format.Percent(Math.Max(guess, 1 - guess))} there.";

        ComparedModel? OnWholePosts(params Func<Candidate, bool>[] inOrderOfChoice) => inOrderOfChoice
            .SelectMany(isMeant => Candidate.All.Where(isMeant))
            .SelectMany(candidate => made.Models.Where(model => model.Name == candidate.Name))
            .FirstOrDefault(model => model.Split == GroupedSplit);

        Func<Candidate, bool> Blank(BlankValues blanks) => candidate =>
            candidate.Learner == Learner.Trees && candidate.Features == FeatureSet.Detections && candidate.Blanks == blanks;
    }

    private static string GroupedSplit { get; } = nameof(SplitMethod.Grouped).ToLowerInvariant();

    private static string MethodOf(ModelComparison made)
    {
        var method = FormattableString.Invariant(
            $"Intervals are 95 % by bootstrap over posts ({made.Resamples} resamples); a difference is paired, on the same test rows.");
        return made.LeftOut.Count == 0
            ? method
            : $"{method} Not tried: {string.Join("; ", made.LeftOut.Select(left => $"{left.Name} ({left.Reason})"))}.";
    }
}
