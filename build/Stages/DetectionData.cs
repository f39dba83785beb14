using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.Stages;

/// <summary>What the stages that featurize read.</summary>
/// <remarks>
/// Apart from <see cref="StageData"/>, so that a change of Featurize's code does not rerun what reads the matrix.
/// </remarks>
internal static class DetectionData
{
    /// <summary>Declares what the matrix of detections is made from.</summary>
    public static StageInputs OnlyDetections(this StageInputs inputs, FeaturizeSettings settings)
    {
        inputs.Only<Annotate>(OutcomeFiles.Outcomes).Only<Ingest>(IngestFiles.Pictures).Only<Detect>(
            RecordedFile.Name, DetectionFiles.Detections, DetectionFiles.Names, DetectionFiles.Parents,
            DetectionFiles.Counts, DetectionFiles.FullLists);
        return Featurizer.ReadsMetadata(settings) ? inputs.Only<Ingest>(IngestFiles.Metadata) : inputs;
    }

    /// <summary>What the matrix of detections is made from, as <see cref="OnlyDetections"/> declares it.</summary>
    public static FeaturizeInputs Detections(this StageWork work, FeaturizeSettings settings) => new(
        work.Artifacts<Detect>(),
        work.Artifact<Annotate>(OutcomeFiles.Outcomes),
        work.Artifact<Ingest>(IngestFiles.Pictures),
        Featurizer.ReadsMetadata(settings) ? work.Artifact<Ingest>(IngestFiles.Metadata) : null);
}
