using Kayfabe.Build.Running;
using Kayfabe.Store.Content;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>A cell of a sweep: predictions of the training rows by models that did not train on them.</summary>
/// <param name="train">How the models are trained.</param>
/// <param name="made">The <see cref="TrainingMatrix"/> that was made.</param>
/// <param name="matrix">The same, read.</param>
internal sealed class InnerPredictions(TrainSettings train, ActionRecord made, Func<FeatureMatrix> matrix) : IStage
{
    /// <summary>The file with the predictions.</summary>
    public const string FileName = "predictions.csv";

    /// <inheritdoc/>
    public object SettingsOf(StudySections study) => new CellSettings
    {
        Train = train with { Engine = TrainEngine.Local },
        Folds = InnerFolds.Count,
        Cut = study.Find<CutSettings>()!.Cut,
    };

    /// <inheritdoc/>
    public void Inputs(StageInputs inputs, object settings) => inputs.Result(made).Xgboost().SeedOf(nameof(Sweep));

    /// <inheritdoc/>
    public void Make(StageWork work, object settings) => PredictionFiles.Write(
        work.Output(FileName), InnerValidation.Predict(matrix(), train, work.Seed), ((CellSettings)settings).Cut);

    private sealed record CellSettings
    {
        public required TrainSettings Train { get; init; }

        public required int Folds { get; init; }

        // Of the column that says what was predicted.
        public required double Cut { get; init; }
    }
}
