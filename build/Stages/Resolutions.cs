using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Stages;

/// <summary>Evaluates the model against each annotator, and trains it on otherwise resolved annotations.</summary>
[TaskName("Resolutions"), IsDependentOn(typeof(Annotate)), IsDependentOn(typeof(Reliability))]
[IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[IsDependentOn(typeof(Evaluate))]
[TaskDescription("The result against each annotator, and where their differences are resolved otherwise.")]
public sealed class Resolutions : Stage<AnnotateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AnnotateSettings settings) => inputs.OnlyMatrix().Xgboost()
        .Only<Annotate>(OutcomeFiles.Codings, OutcomeFiles.Resolution).Only<Reliability>(ReliabilityFile.Name)
        .UsesTrees().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, AnnotateSettings settings)
    {
        var codings = OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings));
        var predictions = PredictionFiles.Read(work.Artifact<Evaluate>("predictions.csv"));
        var accuracy = MetricsFile.Read(work.Artifact<Evaluate>(MetricsFile.Name)).EstimateOf(Metric.Accuracy);
        var reliability = ReliabilityFile.Read(work.Artifact<Reliability>(ReliabilityFile.Name));
        var outcomes = OutcomeFiles.ReadResolution(work.Artifact<Annotate>(OutcomeFiles.Resolution));
        var margins = outcomes.ToDictionary(one => one.Picture, one => one.Margin, StringComparer.Ordinal);
        var cut = work.Used<CutSettings>().Cut;
        var matrix = work.Matrix();
        ResolutionsFile.Write(work.Output(ResolutionsFile.Name), new ResolutionStudy(
            MeasuredAccuracy.Of(reliability, [.. predictions.Select(row => margins[row.Id])], accuracy),
            AccuracyAgainst.Of(predictions, cut, codings),
            OtherResolution.Each(
                codings,
                settings.Resolution,
                outcomes.Where(outcome => outcome.InKayfabe is null).Select(outcome => outcome.Picture).ToHashSet(),
                matrix,
                SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows),
                predictions,
                cut,
                (train, test) => CandidateTrainer.Trees(train, test, work.Used<TrainSettings>()))));
    }
}
