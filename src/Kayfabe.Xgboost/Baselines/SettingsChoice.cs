using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>
/// Chooses the settings of a feature set on training rows alone, by inner folds of whole posts. Uses one thread.
/// </summary>
public static class SettingsChoice
{
    /// <summary>
    /// The option with which most of the rows are predicted right by models of the other inner folds; of equal ones
    /// that with the lower log loss, then the first. Where a training set without one inner fold has one outcome only,
    /// that fold is left out; without any fold it is the option with XGBoost's own defaults.
    /// </summary>
    /// <param name="training">The training rows only, of both outcomes; at least one feature.</param>
    /// <param name="settings">The inner folds and the penalties.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="seed">The seed of the inner folds.</param>
    public static SettingsOption Choose(FeatureMatrix training, BaselinesSettings settings, double cut, long seed)
    {
        var options = SettingsGrid.Options(settings);
        var scores = options.ToDictionary(option => option, _ => new Score());
        foreach (var fold in InnerFolds.Find(training.Rows, settings.InnerFolds, seed))
        {
            var (train, test) = (training.SelectRows(fold.Train), training.SelectRows(fold.Test));
            foreach (var (option, probabilities) in Predict(train, test, options, settings.Passes))
                scores[option].Add(test.Rows, probabilities, cut);
        }
        return options
            .OrderByDescending(option => scores[option].Right)
            .ThenBy(option => scores[option].Loss)
            .ThenBy(option => !option.IsDefault)
            .First();
    }

    /// <summary>Trains with an option and predicts the test rows.</summary>
    public static IReadOnlyList<Prediction> Predict(
        FeatureMatrix train, FeatureMatrix test, SettingsOption option, int passes) =>
    [
        .. test.Rows.Zip(
            Predict(train, test, [option], passes).Single().Probabilities,
            (row, probability) => new Prediction(row.Id, row.Post, row.InKayfabe, probability)),
    ];

    private static IEnumerable<(SettingsOption Option, float[] Probabilities)> Predict(
        FeatureMatrix train, FeatureMatrix test, IReadOnlyList<SettingsOption> options, int passes)
    {
        var distinct = DistinctColumns.Of(train);
        train = train.SelectFeatures(distinct.Contains);
        test = test.SelectFeatures(distinct.Contains);
        using var rows = Matrices.Labelled(train);
        using var tested = Matrices.Unlabelled(test);
        foreach (var trees in options.Where(option => option.Trees is not null)
            .GroupBy(option => option.Trees! with { Rounds = 1 }))
        {
            using var booster = new Booster(rows, [.. trees.Key.Parameters(), .. Parameters.Threads(1)]);
            var most = trees.Max(option => option.Trees!.Rounds);
            for (var round = 0; round < most; round++)
                booster.Update(round, rows);
            foreach (var option in trees)
                yield return (option, booster.PredictAfter(tested, option.Trees!.Rounds));
        }
        var linear = options.Where(option => option.Penalty is not null).ToArray();
        if (linear.Length == 0)
            yield break;
        var byPenalty = LogisticRegression.Predict(
            train, test, linear.Select(option => option.Penalty!.Value), passes);
        foreach (var option in linear)
            yield return (option, byPenalty[option.Penalty!.Value]);
    }

    private sealed class Score
    {
        // A probability of 0 or 1 would make the loss of one row infinite.
        private const double Least = 1e-7;

        public int Right { get; private set; }

        public double Loss { get; private set; }

        public void Add(IReadOnlyList<MatrixRow> rows, float[] probabilities, double cut)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                Right += probabilities[i] >= cut == rows[i].InKayfabe ? 1 : 0;
                var probability = rows[i].InKayfabe ? probabilities[i] : 1 - probabilities[i];
                Loss -= Math.Log(probability > Least ? probability : Least);
            }
        }
    }
}
