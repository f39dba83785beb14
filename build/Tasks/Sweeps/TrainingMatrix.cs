using System.Globalization;
using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Sweeps;
using Detect = Kayfabe.Build.Stages.Detect;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>
/// The study's training rows with the features of a cell: all that the cells of a sweep read. Where a test row changes,
/// the matrix stays the same, and every cell is found.
/// </summary>
/// <param name="featurize">What becomes a feature; null for a study on a published matrix.</param>
[IsDependentOn(typeof(Import)), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Detect))]
[IsDependentOn(typeof(Annotate))]
[IsDependentOn(typeof(Split))]
internal sealed class TrainingMatrix(FeaturizeSettings? featurize) : IStage
{
    // The support of a feature is counted on the training rows, whatever the study says: no other row is read.
    private FeaturizeSettings? Featurize { get; } = featurize is null
        ? null : featurize with { SupportOn = SupportRows.Train };

    /// <inheritdoc/>
    public object SettingsOf(StudySections study) => new MatrixSettings { Featurize = Featurize };

    /// <inheritdoc/>
    public void Inputs(StageInputs inputs, object settings)
    {
        inputs.Only<Import>(MatrixFiles.All);
        if (Featurize is not null)
            inputs.OnlyDetections(Featurize);
    }

    /// <inheritdoc/>
    public void Make(StageWork work, object settings)
    {
        var training = SplitFiles.ReadTraining(work.Artifact<Split>("rows.csv"));
        var matrix = Featurize is null ? MatrixFiles.Read(work.Artifacts<Import>()) : FeaturizeInto(work.OutputFolder);
        MatrixFiles.Write(matrix.SelectRows(SweepRows.Find(training, matrix.Rows)), work.OutputFolder);

        FeatureMatrix FeaturizeInto(string folder)
        {
            var summary = Featurizer.Run(
                work.Detections(Featurize), Featurize, folder, rows => SweepRows.Find(training, rows));
            if (summary.UnknownLabels.Count is > 0 and var rows)
            {
                var threshold = Featurize.Threshold.ToString(CultureInfo.InvariantCulture);
                work.Warn(
                    $"at the threshold {threshold} not all labels of {rows} rows are known: lists are full at MaxLabels");
            }
            // They are about other pictures too.
            File.Delete(Path.Combine(folder, LeftOutPictures.FileName));
            File.Delete(Path.Combine(folder, Featurizer.UnknownLabels));
            return MatrixFiles.Read(folder);
        }
    }

    private sealed record MatrixSettings
    {
        public required FeaturizeSettings? Featurize { get; init; }
    }
}
