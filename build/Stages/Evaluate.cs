using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Evaluation;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Predicts the test rows, and evaluates the predictions.</summary>
[TaskName("Evaluate"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[IsDependentOn(typeof(Split)), IsDependentOn(typeof(Train))]
[TaskDescription("Predictions of the test rows, and how good they are.")]
public sealed class Evaluate : Stage<EvaluateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, EvaluateSettings settings) =>
        inputs.OnlyMatrix().Only<Train>("model.ubj").Xgboost().Seed();

    /// <inheritdoc/>
    protected override void Make(StageWork work, EvaluateSettings settings)
    {
        var (_, test) = work.Divided();
        using var model = Model.Load(File.ReadAllBytes(work.Artifact<Train>("model.ubj")));
        var predictions = model.Predict(test);
        PredictionFiles.Write(work.Output("predictions.csv"), predictions, settings.Cut);
        MetricsFile.Write(work.Output(MetricsFile.Name), ModelMetrics.Of(predictions, settings, work.Seed));
    }
}
