using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;
namespace Kayfabe.Report;

/// <summary>What the report tells of a study that was made from exports, pictures and annotations.</summary>
public sealed record RoadSources
{
    /// <summary>What was in the exports.</summary>
    public required IngestCounts Ingest { get; init; }

    /// <summary>How many pictures have an outcome.</summary>
    public required AnnotateCounts Annotate { get; init; }

    /// <summary>Pictures that are no rows of the matrix, by reason.</summary>
    public required IReadOnlyDictionary<NoRowReason, int> LeftOut { get; init; }

    /// <summary>The versions of the image service's models.</summary>
    public required IReadOnlyList<Study.Detections.ServiceModel> ServiceModels { get; init; }

    /// <summary>The number of recordings that are not used, by the reason's words.</summary>
    public IReadOnlyDictionary<string, int> RecordingsLeftOut { get; init; } = new Dictionary<string, int>();

    /// <summary>How far the annotators agree.</summary>
    public required Study.Annotations.AnnotatorReliability Reliability { get; init; }

    /// <summary>The pictures on which they do not.</summary>
    public required IReadOnlyList<Study.Annotations.Disagreement> Disagreements { get; init; }

    /// <summary>The file of each picture by its id, read when it is shown.</summary>
    public required Func<string, byte[]?> Picture { get; init; }
}
