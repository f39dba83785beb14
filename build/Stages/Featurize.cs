using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Splits;

namespace Kayfabe.Build.Stages;

/// <summary>Turns detections into features.</summary>
[TaskName("Featurize"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Annotate))]
[TaskDescription("One 0/1 row of detections per annotated picture.")]
public sealed class Featurize : Stage<FeaturizeSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, FeaturizeSettings settings)
    {
        inputs.Only<Ingest>(IngestFiles.Pictures).Only<Annotate>(OutcomeFiles.Outcomes).Only<Detect>(
            RecordedFile.Name, DetectionFiles.Detections, DetectionFiles.Names, DetectionFiles.Parents,
            DetectionFiles.Counts,
            DetectionFiles.FullLists);
        if (Featurizer.ReadsMetadata(settings))
            inputs.Only<Ingest>(IngestFiles.Metadata);
        if (settings.SupportOn == SupportRows.Train)
            inputs.Uses<SplitSettings>().SeedOf(nameof(Split));
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, FeaturizeSettings settings)
    {
        var summary = Featurizer.Run(
            new FeaturizeInputs(
                work.Artifacts<Detect>(),
                work.Artifact<Annotate>(OutcomeFiles.Outcomes),
                work.Artifact<Ingest>(IngestFiles.Pictures),
                Featurizer.ReadsMetadata(settings) ? work.Artifact<Ingest>(IngestFiles.Metadata) : null),
            settings,
            work.OutputFolder,
            rows => RowSplit.Of(rows, work.Used<SplitSettings>(), work.Used<SplitSettings>().Seed ?? work.Seed).Train);
        summary.ThrowIfEmpty();
        work.Note(summary.LeftOutLine);
        work.Warn(summary.UnknownLine);
    }
}
