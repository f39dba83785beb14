using System.Collections.Concurrent;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>Trains the models of a comparison on the folds on which the study's own model was trained.</summary>
/// <param name="matrix">All rows of the study.</param>
/// <param name="own">What the study's own model predicted for each fold; there may be none.</param>
/// <param name="study">The settings of the study's own model.</param>
/// <param name="settings">How settings are chosen.</param>
/// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
/// <param name="seed">The seed of the inner folds.</param>
public sealed class ModelsOnFolds(
    FeatureMatrix matrix, IReadOnlyList<FoldResult> own, TrainSettings study, BaselinesSettings settings, double cut,
    long seed)
{
    private readonly (int[] Train, int[] Test)[] _folds = FoldsOf(matrix, own);

    /// <summary>Trains them, as many at once as there are cores.</summary>
    /// <param name="sets">The feature sets, of which the first is the study's own.</param>
    /// <param name="progress">Called after each training, with the number done and the number of all.</param>
    /// <returns>
    /// Each set with the study's settings and with chosen ones, then the rules. The same on any number of cores.
    /// </returns>
    public IReadOnlyList<ModelFolds> Train(IReadOnlyList<ComparedSet> sets, Action<int, int> progress)
    {
        var selected = sets.Select(set => FeatureSets.Select(matrix, set)).ToArray();
        var trained = sets.Select(_ => new Trained[_folds.Length]).ToArray();
        var jobs = from set in Enumerable.Range(0, sets.Count)
                   from fold in Enumerable.Range(0, _folds.Length)
                   select (Set: set, Fold: fold);
        var (done, all) = (0, sets.Count * _folds.Length);
        // One job at a time to each core: they differ much in what they cost.
        Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), job =>
        {
            var (train, test) = Divide(selected[job.Set], job.Fold);
            var option = SettingsChoice.Choose(train, settings, cut, seed);
            trained[job.Set][job.Fold] = new Trained(
                job.Set == 0 ? own[job.Fold].Predictions! : CandidateTrainer.Trees(train, test, study),
                SettingsChoice.Predict(train, test, option, settings.Passes),
                option.Name);
            progress(Interlocked.Increment(ref done), all);
        });
        var ofSets = sets.Index().SelectMany(set =>
        {
            var features = PhraseOf(set.Item, selected[set.Index].Features.Count);
            return new[]
            {
                Model(set.Item, SettingsSource.Study, features, trained[set.Index], [], fold => fold.Study),
                Model(
                    set.Item, SettingsSource.Tuned, features, trained[set.Index],
                    [.. trained[set.Index].Select(fold => fold.Choice)], fold => fold.Chosen),
            };
        });
        return _folds.Length == 0 ? [] : [.. ofSets, .. Rules()];
    }

    private IEnumerable<ModelFolds> Rules()
    {
        // Of all rows: where both outcomes are about equally frequent, the one that is more frequent without a fold is
        // the less frequent one in it, so that a rule of the training rows would be wrong in more than half of them.
        yield return Rule(
            ModelFolds.Majority, "none",
            fold => MajorityRule.Predict(matrix.Rows, matrix.SelectRows(_folds[fold].Test).Rows));
        yield return Rule(ModelFolds.BestFeature, "one, chosen in each fold", fold =>
        {
            var (train, test) = Divide(matrix, fold);
            return SingleFeatureRule.Learn(train).Predict(test);
        });
    }

    private ModelFolds Model(
        ComparedSet set, SettingsSource source, string features, Trained[] trained, IReadOnlyList<string> choices,
        Func<Trained, IReadOnlyList<Prediction>> predictions) =>
        new(
            ModelFolds.NameOf(set, source), set.Name, source, features, Folds(fold => predictions(trained[fold])),
            choices);

    private ModelFolds Rule(string name, string features, Func<int, IReadOnlyList<Prediction>> predict) =>
        new(name, name, SettingsSource.None, features, Folds(predict), []);

    private FoldResult[] Folds(Func<int, IReadOnlyList<Prediction>> predict) =>
        [.. own.Select((fold, i) => fold with { Predictions = predict(i) })];

    private (FeatureMatrix Train, FeatureMatrix Test) Divide(FeatureMatrix features, int fold) =>
        (features.SelectRows(_folds[fold].Train), features.SelectRows(_folds[fold].Test));

    private static string PhraseOf(ComparedSet set, int count) => set.Features switch
    {
        FeatureSet.Detections => count == 1 ? "1 detection" : $"{count} detections",
        FeatureSet.Metadata => $"{count} metadata",
        FeatureSet.Blankness => "whether the row is blank",
        FeatureSet.NotDisguised => $"{count} features",
        _ => $"all {count} features",
    };

    private static (int[] Train, int[] Test)[] FoldsOf(FeatureMatrix matrix, IReadOnlyList<FoldResult> own)
    {
        var index = matrix.Rows.Index().ToDictionary(row => row.Item.Id, row => row.Index, StringComparer.Ordinal);
        return
        [
            .. own.Select(fold =>
            {
                int[] test = [.. fold.Predictions!.Select(row => index[row.Id])];
                return (Enumerable.Range(0, matrix.Rows.Count).Except(test).ToArray(), test);
            }),
        ];
    }

    /// <summary>What one set's models predict for one fold.</summary>
    private sealed record Trained(IReadOnlyList<Prediction> Study, IReadOnlyList<Prediction> Chosen, string Choice);
}
