using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Sweeps;

/// <summary>
/// How good a cell of a sweep is, on predictions of training rows by models that did not train on them.
/// </summary>
/// <param name="Cell">The cell.</param>
/// <param name="Accuracy">
/// The share of the rows predicted right, with its interval by the spread of the posts; not defined for a cell that
/// failed.
/// </param>
/// <param name="BalancedAccuracy">The mean of the shares of both outcomes predicted right; null: not defined.</param>
/// <param name="LogLoss">The mean of the negative logarithm of the outcome's probability; null: not defined.</param>
/// <param name="Difference">
/// The accuracy less that of the study's own settings on the same rows. Its interval accounts for the number of cells:
/// see <see cref="SimultaneousIntervals"/>.
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

    /// <summary>
    /// What the best cell is expected to reach on other posts, since it was selected on these:
    /// <see cref="SelectedAccuracy"/>.
    /// </summary>
    public required Estimate Selected { get; init; }

    /// <summary>The first row: the best cell. There is at least one cell that did not fail.</summary>
    public SweepRow Best => Rows[0];

    /// <summary>The study's own settings.</summary>
    public SweepRow Own => Rows.First(row => row.Cell.IsOwn);

    /// <summary>Evaluates the cells.</summary>
    /// <param name="plan">What was tried.</param>
    /// <param name="cells">Their predictions, in the order of the plan; all of the same rows in the same order.</param>
    /// <param name="trainingRows">The number of training rows.</param>
    /// <param name="settings">Cut and resamples.</param>
    /// <param name="seed">The seed of the resamples.</param>
    public static SweepResult Of(
        SweepPlan plan, IReadOnlyList<SweptCell> cells, int trainingRows, DrawSettings settings, long seed)
    {
        SweptCell[] tried = [.. cells.Where(cell => cell.Predictions is not null)];
        var predicted = tried[0].Predictions!;
        var posts = new PostClusters(predicted.Select(prediction => prediction.Post));
        bool[][] isRight = [.. tried.Select(cell => Rightness(cell.Predictions!, settings.Cut))];
        var differences = DifferencesOf(tried, isRight, posts, settings, seed);
        return new SweepResult
        {
            Axes = plan.Axes,
            Fixed = plan.Fixed,
            // A stable sort: what is left equal stays as it was given.
            Rows =
            [
                .. cells.Select(cell => Evaluate(cell, differences.GetValueOrDefault(cell), settings))
                    .OrderByDescending(row => row.Accuracy.Value ?? -1)
                    .ThenByDescending(row => row.Cell.IsOwn),
            ],
            TrainingRows = trainingRows,
            PredictedRows = predicted.Count,
            Posts = posts.Count,
            Selected = SelectedAccuracy.Of(posts, isRight, settings.Resamples, seed),
        };
    }

    /// <summary>Each cell's difference from the study's own; none for the own, or where that failed.</summary>
    private static Dictionary<SweptCell, Estimate> DifferencesOf(
        SweptCell[] tried, bool[][] isRight, PostClusters posts, DrawSettings settings, long seed)
    {
        var own = Array.FindIndex(tried, cell => cell.Cell.IsOwn);
        if (own < 0)
            return [];
        int[] others = [.. Enumerable.Range(0, tried.Length).Where(i => i != own)];
        double[][] columns =
        [
            .. others.Select(i => isRight[i].Zip(isRight[own], (a, b) => (a ? 1.0 : 0) - (b ? 1 : 0)).ToArray()),
        ];
        var intervals = SimultaneousIntervals.OfMeans(
            posts, columns, PostValue.OfUnseenPairs(isRight[own].Length), settings.Resamples, seed);
        return others.Index().ToDictionary(
            other => tried[other.Item], other => new Estimate(columns[other.Index].Average(), intervals[other.Index]));
    }

    private static bool[] Rightness(IReadOnlyList<Prediction> predictions, double cut) =>
        [.. predictions.Select(prediction => prediction.IsRight(cut))];

    private static SweepRow Evaluate(SweptCell cell, Estimate? difference, DrawSettings settings)
    {
        var none = new Estimate(null, null);
        if (cell.Predictions is not { } predictions)
            return new SweepRow(cell.Cell, none, null, null, none, cell.Problem);
        var metrics = new RankedPredictions(predictions, settings.Cut).Measure();
        return new SweepRow(
            cell.Cell,
            PostValue.Mean([.. predictions.Zip(
                Rightness(predictions, settings.Cut), (row, isRight) => new PostValue(row.Post, isRight ? 1 : 0))]),
            metrics[Metric.BalancedAccuracy],
            metrics[Metric.LogLoss],
            difference ?? none,
            null);
    }
}
