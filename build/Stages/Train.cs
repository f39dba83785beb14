using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Trains the model on the training rows, on this machine or on SageMaker.</summary>
[TaskName("Train"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("A model of boosted trees, in XGBoost's own formats.")]
[Uses("yes", "max-cost", "region", "profile")]
public sealed class Train : Stage<TrainSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, TrainSettings settings)
    {
        inputs.OnlyMatrix().Xgboost();
        if (settings.Engine == TrainEngine.SageMaker)
            inputs.Uses<TrainingMachine>();
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, TrainSettings settings)
    {
        var (train, _) = work.Divided();
        using var model = settings.Engine == TrainEngine.SageMaker
            ? OnSageMaker(work, train, settings) : XgboostTrainer.Train(train, settings);
        File.WriteAllBytes(work.Output("model.json"), model.Save(ModelFormat.Json));
        File.WriteAllBytes(work.Output("model.ubj"), model.Save(ModelFormat.Ubj));
        ScoreFiles.Write(work.Output("scores.csv"), model.Scores());
    }

    private static Model OnSageMaker(StageWork work, FeatureMatrix train, TrainSettings settings)
    {
        var machine = work.Used<TrainingMachine>();
        var bytes = work.TrainElsewhere(folder => TrainingFiles.Write(folder, train, settings, machine));
        var (rows, _) = TrainingFiles.Divide(train, machine.Validation);
        return ForeignModel.Load(
            bytes, [.. train.Features.Select(feature => feature.Name)], TrainingFiles.LeastColumns(rows));
    }
}
