using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Stages;

/// <summary>Trains models of other features and settings on the folds on which the study's own was trained.</summary>
[TaskName("Baselines"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[IsDependentOn(typeof(CrossValidate))]
[TaskDescription("Simpler models, fewer features and tuned settings on the same folds, to compare the result with.")]
public sealed class Baselines : Stage<BaselinesSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, BaselinesSettings settings) => inputs.OnlyMatrix().Xgboost()
        .Only<CrossValidate>(FoldFiles.Name).Seed().UsesTrees().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, BaselinesSettings settings)
    {
        var matrix = work.Matrix();
        var plan = SetPlan.For(matrix);
        var models = new ModelsOnFolds(
            matrix, FoldFiles.Read(work.Artifact<CrossValidate>(FoldFiles.Name)), work.Used<TrainSettings>(), settings,
            work.Used<CutSettings>().Cut, work.Seed).Train(
                plan.Used, (done, all) => work.Progress.Show("training baselines", done, all));
        foreach (var model in models)
            FoldFiles.Write(work.Output(FoldFiles.NameOf(model.Name)), model.Folds);
        ComparisonFiles.Write(
            work.Output(ComparisonFiles.Name),
            ModelComparison.Of(models, plan.LeftOut, work.Used<CutSettings>().Cut));
    }
}
