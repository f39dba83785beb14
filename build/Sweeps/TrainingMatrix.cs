using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Build.Stages;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Sweeps;
using Detect = Kayfabe.Build.Stages.Detect;

namespace Kayfabe.Build.Sweeps;

/// <summary>
/// The study's training rows with the features of a cell: all that the cells of a sweep see. Where a test row changes,
/// the matrix comes out the same, and so every cell is found.
/// </summary>
/// <param name="featurize">What becomes a feature; null for a study on a published matrix.</param>
[IsDependentOn(typeof(Import)), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Annotate))]
[IsDependentOn(typeof(Split))]
internal sealed class TrainingMatrix(FeaturizeSettings? featurize) : IStage
{
    /// <inheritdoc/>
    public int SchemaVersion => 1;

    /// <inheritdoc/>
    public bool IsPublished => false;

    // The support of a feature is counted on the training rows, whatever the study says: no other row is looked at.
    private FeaturizeSettings? Featurize { get; } = featurize is null ? null : featurize with { SupportOn = SupportRows.Train };

    /// <inheritdoc/>
    public object SettingsOf(StudySections study) => new Facts { Featurize = Featurize };

    /// <inheritdoc/>
    public void Inputs(StageInputs inputs, object settings)
    {
        inputs.Only<Import>(MatrixFiles.All).Only<Ingest>(IngestFiles.Pictures).Only<Annotate>(OutcomeFiles.Outcomes).Only<Detect>(
            RecordedFile.Name, DetectionFiles.Detections, DetectionFiles.Names, DetectionFiles.Parents, DetectionFiles.Counts,
            DetectionFiles.FullLists);
        if (Featurize is not null && Featurizer.ReadsMetadata(Featurize))
            inputs.Only<Ingest>(IngestFiles.Metadata);
    }

    /// <inheritdoc/>
    public void Make(StageWork work, object settings)
    {
        var training = SplitFiles.ReadTraining(work.Artifact<Split>("rows.csv"));
        var matrix = Featurize is null ? MatrixFiles.Read(work.Artifacts<Import>()) : FeaturizeInto(work.OutputFolder);
        MatrixFiles.Write(matrix.SelectRows(SweepRows.Find(training, matrix.Rows)), work.OutputFolder);

        FeatureMatrix FeaturizeInto(string folder)
        {
            var inputs = new FeaturizeInputs(
                work.Artifacts<Detect>(),
                work.Artifact<Annotate>(OutcomeFiles.Outcomes),
                work.Artifact<Ingest>(IngestFiles.Pictures),
                Featurizer.ReadsMetadata(Featurize) ? work.Artifact<Ingest>(IngestFiles.Metadata) : null);
            Featurizer.Run(inputs, Featurize, folder, rows => SweepRows.Find(training, rows));
            // They tell of pictures that are no training rows.
            File.Delete(Path.Combine(folder, LeftOutPictures.FileName));
            File.Delete(Path.Combine(folder, Featurizer.UnknownLabels));
            return MatrixFiles.Read(folder);
        }
    }

    private sealed record Facts
    {
        public required FeaturizeSettings? Featurize { get; init; }
    }
}
