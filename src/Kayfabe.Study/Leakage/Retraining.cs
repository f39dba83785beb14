using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// The one measure of all checks: the accuracy of the reported model minus that of the same training without the
/// fault, on the same test rows.
/// </summary>
internal static class Retraining
{
    /// <summary>The trainings that share the work of leaving out rows, so that each leaves out few.</summary>
    private const int Folds = 5;

    /// <summary>The share of the training rows that may be left out at once.</summary>
    private const double FewRows = 0.05;

    /// <summary>Without the features that a condition holds for.</summary>
    public static Estimate? WithoutFeatures(this LeakageEvidence evidence, Func<Feature, bool> isLeftOut) =>
        evidence.WithMatrix(evidence.Matrix.SelectFeatures(feature => !isLeftOut(feature)));

    /// <summary>With other features of the same rows.</summary>
    public static Estimate? WithMatrix(this LeakageEvidence evidence, FeatureMatrix matrix) =>
        evidence.Effect(evidence.Reported, evidence.Predict(matrix, evidence.Sets.Train, evidence.Sets.Test));

    /// <summary>With some of the training rows only.</summary>
    public static Estimate? WithTrainingRows(this LeakageEvidence evidence, IReadOnlyList<int> train) =>
        evidence.Effect(evidence.Reported, evidence.Predict(evidence.Matrix, train, evidence.Sets.Test));

    /// <summary>
    /// Each test row that has some training rows like it by a model that has not seen those; the others as reported.
    /// </summary>
    /// <param name="evidence">The study.</param>
    /// <param name="like">The training rows that are like a test row, by the test row.</param>
    public static Estimate? WithoutRowsLike(
        this LeakageEvidence evidence, IReadOnlyDictionary<int, IReadOnlyList<int>> like)
    {
        var all = like.Values.SelectMany(rows => rows).Distinct().Count();
        var count = all <= FewRows * evidence.Sets.Train.Count ? 1 : Folds;
        // Posts in turn, so that the test rows of one post are predicted by one model.
        var folds = like.Keys.GroupBy(row => evidence.Matrix.Rows[row].Post, StringComparer.Ordinal)
            .OrderBy(post => post.Min())
            .Select((post, i) => (Rows: post, Fold: i % count))
            .GroupBy(post => post.Fold, post => post.Rows)
            .Select(fold => fold.SelectMany(rows => rows).Order().ToArray())
            .ToArray();
        var predicted = new IReadOnlyList<Prediction>[folds.Length];
        Parallel.For(0, folds.Length, i =>
        {
            var leftOut = folds[i].SelectMany(row => like[row]).ToHashSet();
            predicted[i] = evidence.Predict(
                evidence.Matrix, [.. evidence.Sets.Train.Where(row => !leftOut.Contains(row))], folds[i]);
        });
        var byId = predicted.SelectMany(predictions => predictions)
            .ToDictionary(prediction => prediction.Id, StringComparer.Ordinal);
        return evidence.Effect(
            evidence.Reported, [.. evidence.Reported.Select(own => byId.GetValueOrDefault(own.Id, own))]);
    }

    /// <summary>The reported accuracy minus that with test rows of each outcome weighted to another balance.</summary>
    /// <param name="evidence">The study.</param>
    /// <param name="share">The share of rows in kayfabe that the result is to hold for.</param>
    public static Estimate? WithBalance(this LeakageEvidence evidence, double share)
    {
        var rows = evidence.Reported;
        var right = evidence.Rightness(rows);
        PostValue[] values = [.. rows.Zip(right, (row, isRight) => new PostValue(row.Post, isRight))];
        PostValue[] inKayfabe = [.. values.Where((_, i) => rows[i].InKayfabe)];
        PostValue[] others = [.. values.Where((_, i) => !rows[i].InKayfabe)];
        if (inKayfabe.Length == 0 || others.Length == 0)
            return null;
        // (a yes + (1 - a) no) - (b yes + (1 - b) no) = (a - b) (yes - no), for accuracies yes and no of each outcome.
        var factor = ((double)inKayfabe.Length / rows.Count) - share;
        var difference = PostValue.Difference(inKayfabe, others);
        var ends = difference.Interval is { } interval
            ? (Low: factor * interval.Low, High: factor * interval.High)
            : ((double Low, double High)?)null;
        return new Estimate(
            factor * difference.Value,
            ends is { } known ? new Interval(Math.Min(known.Low, known.High), Math.Max(known.Low, known.High)) : null);
    }

    /// <summary>The accuracy of some predictions minus that of others of the same rows.</summary>
    public static Estimate? Effect(
        this LeakageEvidence evidence, IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second)
    {
        if (first.Count == 0)
            return null;
        var difference = PostIntervals.Differences(first, second, evidence.Cut).GetValueOrDefault(Metric.Accuracy);
        return difference is null ? null : new Estimate(difference.Value, difference.Interval);
    }

    /// <summary>
    /// Trains on some rows and predicts others; where there is nothing to learn from, the share of the training rows
    /// in kayfabe.
    /// </summary>
    public static IReadOnlyList<Prediction> Predict(
        this LeakageEvidence evidence, FeatureMatrix matrix, IReadOnlyList<int> train, IReadOnlyList<int> test)
    {
        var positives = train.Count(row => matrix.Rows[row].InKayfabe);
        if (matrix.Features.Count > 0 && positives > 0 && positives < train.Count)
            return evidence.Train(matrix.SelectRows(train), matrix.SelectRows(test));
        var share = train.Count == 0 ? 0.5 : (double)positives / train.Count;
        return
        [
            .. test.Select(row => matrix.Rows[row])
                .Select(row => new Prediction(row.Id, row.Post, row.InKayfabe, share)),
        ];
    }
}
