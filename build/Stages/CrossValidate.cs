using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Stages;

/// <summary>Repeats the training on other splits: how much of the result is due to the choice of one.</summary>
[TaskName("CrossValidate"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[TaskDescription("The same training on folds of whole posts, repeated: the spread of its result.")]
public sealed class CrossValidate : Stage<CrossValidateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, CrossValidateSettings settings) =>
        inputs.OnlyMatrix().Xgboost().Seed().UsesTrees().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, CrossValidateSettings settings)
    {
        var trees = work.Used<TrainSettings>();
        var matrix = work.Matrix();
        (int Repeat, int Fold, RowSets Sets)[] folds =
        [
            .. from repeat in Enumerable.Range(0, settings.Repeats)
               from fold in GroupedFolds.Of(matrix.Rows, settings.Folds, repeat, work.Seed).Index()
               select (repeat, fold.Index, fold.Item),
        ];
        var results = new FoldResult[folds.Length];
        var done = 0;
        Parallel.For(0, folds.Length, i =>
        {
            var (repeat, fold, sets) = folds[i];
            var train = matrix.SelectRows(sets.Train);
            results[i] = new FoldResult(
                repeat,
                fold,
                sets.Train.Count,
                HasBothOutcomes(train)
                    ? CandidateTrainer.Trees(train, matrix.SelectRows(sets.Test), trees)
                    : null);
            work.Progress.Show("cross-validating", Interlocked.Increment(ref done), folds.Length);
        });
        FoldFiles.Write(work.Output(FoldFiles.Name), results);
        CrossValidationFile.Write(
            work.Output(CrossValidationFile.Name), CrossValidation.Of(results, work.Used<CutSettings>().Cut));
    }

    private static bool HasBothOutcomes(FeatureMatrix train) =>
        train.Rows.Any(row => row.InKayfabe) && train.Rows.Any(row => !row.InKayfabe);
}
