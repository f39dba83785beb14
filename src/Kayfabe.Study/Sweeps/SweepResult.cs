using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Sweeps;

/// <summary>
/// How good a cell of a sweep is, on predictions of training rows by models that did not train on them.
/// </summary>
/// <param name="Cell">The cell.</param>
/// <param name="Accuracy">
/// The share of the rows predicted right, with its interval by bootstrap over posts; not defined for a cell that
/// failed.
/// </param>
/// <param name="BalancedAccuracy">The mean of the shares of both outcomes predicted right; null: not defined.</param>
/// <param name="LogLoss">The mean of the negative logarithm of the outcome's probability; null: not defined.</param>
/// <param name="Difference">
/// The accuracy less that of the study's own settings on the same rows, with its interval by paired bootstrap over
/// posts.
/// </param>
/// <param name="Problem">Why the cell failed, a clause; null where it did not.</param>
public sealed record SweepRow(
    SweepCell Cell, Estimate Accuracy, double? BalancedAccuracy, double? LogLoss, Estimate Difference, string? Problem);

/// <summary>What was predicted in a cell: of each training row, by a model of other folds.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Predictions">Null where the cell failed.</param>
/// <param name="Problem">Why it failed, a clause; null where it did not.</param>
public sealed record SweptCell(SweepCell Cell, IReadOnlyList<Prediction>? Predictions, string? Problem);

/// <summary>The cells of a sweep, the best first.</summary>
public sealed record SweepResult
{
    /// <summary>The settings that were varied.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The settings that the command line gave one value.</summary>
    public required IReadOnlyList<SettingOverride> Fixed { get; init; }

    /// <summary>
    /// The cells by falling accuracy; of equals the study's own, then the one given first; those that failed last.
    /// </summary>
    public required IReadOnlyList<SweepRow> Rows { get; init; }

    /// <summary>The number of training rows.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>
    /// The number of them that were predicted: a fold is skipped where the others have one outcome only.
    /// </summary>
    public required int PredictedRows { get; init; }

    /// <summary>The number of posts of the predicted rows.</summary>
    public required int Posts { get; init; }

    /// <summary>The first row: the best cell. There is at least one cell that did not fail.</summary>
    public SweepRow Best => Rows[0];

    /// <summary>The study's own settings.</summary>
    public SweepRow Own => Rows.First(row => row.Cell.IsOwn);

    /// <summary>Evaluates the cells.</summary>
    /// <param name="plan">What was tried.</param>
    /// <param name="cells">Their predictions, in the order of the plan; all of the same rows in the same order.</param>
    /// <param name="trainingRows">The number of training rows.</param>
    /// <param name="settings">Cut and resamples.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public static SweepResult Of(
        SweepPlan plan, IReadOnlyList<SweptCell> cells, int trainingRows, BootstrapSettings settings, long seed)
    {
        var own = cells.First(cell => cell.Cell.IsOwn).Predictions;
        var predicted = cells.First(cell => cell.Predictions is not null).Predictions!;
        return new SweepResult
        {
            Axes = plan.Axes,
            Fixed = plan.Fixed,
            // A stable sort: what is left equal stays as it was given.
            Rows =
            [
                .. cells.Select(cell => Evaluate(cell, own, settings, seed))
                    .OrderByDescending(row => row.Accuracy.Value ?? -1)
                    .ThenByDescending(row => row.Cell.IsOwn),
            ],
            TrainingRows = trainingRows,
            PredictedRows = predicted.Count,
            Posts = predicted.Select(prediction => prediction.Post).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private static SweepRow Evaluate(
        SweptCell cell, IReadOnlyList<Prediction>? own, BootstrapSettings settings, long seed)
    {
        var none = new Estimate(null, null);
        if (cell.Predictions is not { } predictions)
            return new SweepRow(cell.Cell, none, null, null, none, cell.Problem);
        var metrics = new RankedPredictions(predictions, settings.Cut).Measure();
        return new SweepRow(
            cell.Cell,
            MeanOf(row => Right(predictions, row)),
            metrics[Metric.BalancedAccuracy],
            metrics[Metric.LogLoss],
            own is null || cell.Cell.IsOwn ? none : MeanOf(row => Right(predictions, row) - Right(own, row)),
            null);

        double Right(IReadOnlyList<Prediction> of, int row) =>
            of[row].Probability >= settings.Cut == of[row].InKayfabe ? 1 : 0;

        // The mean of the differences of rows is the difference of the accuracies, paired by row and by post.
        Estimate MeanOf(Func<int, double> value) => PostValue.Mean(
            [.. predictions.Select((prediction, row) => new PostValue(prediction.Post, value(row)))]);
    }
}
