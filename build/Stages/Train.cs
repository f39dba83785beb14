using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Trains the model on the training rows.</summary>
[TaskName("Train"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("A model of boosted trees, in XGBoost's own formats.")]
public sealed class Train : Stage<TrainSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, TrainSettings settings) => inputs.OnlyMatrix().Xgboost();

    /// <inheritdoc/>
    protected override void Make(StageWork work, TrainSettings settings)
    {
        var (train, _) = work.Divided();
        using var model = XgboostTrainer.Train(train, settings);
        File.WriteAllBytes(work.Output("model.json"), model.Save(ModelFormat.Json));
        File.WriteAllBytes(work.Output("model.ubj"), model.Save(ModelFormat.Ubj));
        ScoreFiles.Write(work.Output("scores.csv"), model.Scores());
    }
}
