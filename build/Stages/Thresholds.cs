using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Stages;

/// <summary>Trains at other thresholds on the study's split; the study's own threshold is not an input.</summary>
[TaskName("Thresholds"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Detect))]
[IsDependentOn(typeof(Annotate)), IsDependentOn(typeof(Split))]
[TaskDescription("Features, empty rows and accuracy at other confidence thresholds.")]
public sealed class Thresholds : Stage<ThresholdsSettings>
{
    // Not read: each threshold replaces it in turn.
    private const double NoThreshold = 0;

    /// <inheritdoc/>
    protected override bool AppliesTo(StudySections study) => study.Has<FeaturizeSettings>();

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, ThresholdsSettings settings)
    {
        inputs.Xgboost().Uses<MinConfidenceSettings>().UsesTrees().Uses<CutSettings>()
            .Uses<FeaturizeSettings>(out var featurize, own => own with { Threshold = NoThreshold })
            .OnlyDetections(featurize!);
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, ThresholdsSettings settings)
    {
        var (featurize, trees) = (work.Used<FeaturizeSettings>(), work.Used<TrainSettings>());
        var inputs = work.Detections(featurize);
        var floor = work.Used<MinConfidenceSettings>().MinConfidence;
        var points = ThresholdCounts.Count(
            inputs, featurize, settings.At.Where(threshold => threshold >= floor), TrainingRows);
        var results = new ThresholdResult[points.Count];
        var unknown = new int[points.Count];
        var done = 0;
        Parallel.For(0, results.Length, i =>
        {
            results[i] = ThresholdResult.Of(points[i], PredictAt(i), work.Used<CutSettings>().Cut);
            work.Progress.Show("training at other thresholds", Interlocked.Increment(ref done), results.Length);
        });
        ThresholdResult.WriteAll(work.Output(ThresholdResult.FileName), results);
        if (unknown.Any(rows => rows > 0))
        {
            var counts = points.Zip(unknown).Where(point => point.Second > 0)
                .Select(point => FormattableString.Invariant($"{point.Second} at {point.First.Threshold}"));
            work.Warn(
                $"not all labels are known at every threshold, since lists are full at MaxLabels; rows: "
                + string.Join(", ", counts));
        }

        IReadOnlyList<Prediction>? PredictAt(int i)
        {
            var folder = Directory.CreateTempSubdirectory("kayfabe-threshold-").FullName;
            try
            {
                var at = featurize with { Threshold = points[i].Threshold };
                unknown[i] = Featurizer.Run(inputs, at, folder, TrainingRows).UnknownLabels.Count;
                var matrix = MatrixFiles.Read(folder);
                var sets = SetsOf(matrix.Rows);
                return matrix.Features.Count == 0 ? null : CandidateTrainer.Trees(
                    matrix.SelectRows(sets.Train), matrix.SelectRows(sets.Test), trees);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        IEnumerable<int> TrainingRows(IReadOnlyList<MatrixRow> rows) => SetsOf(rows).Train;

        RowSets SetsOf(IReadOnlyList<MatrixRow> rows) => SplitFiles.Read(work.Artifact<Split>("rows.csv"), rows);
    }
}
