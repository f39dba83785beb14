using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;

namespace Kayfabe.Report.Inputs;

/// <summary>The exports, recordings, annotations and pictures of a study that makes its own matrix.</summary>
public sealed record RawData
{
    /// <summary>What was in the exports.</summary>
    public required IngestCounts Ingest { get; init; }

    /// <summary>How many pictures have an outcome.</summary>
    public required AnnotateCounts Annotate { get; init; }

    /// <summary>Pictures that are not rows of the matrix, by reason.</summary>
    public required IReadOnlyDictionary<NoRowReason, int> LeftOut { get; init; }

    /// <summary>The versions of the image service's models.</summary>
    public required IReadOnlyList<ServiceModel> ServiceModels { get; init; }

    /// <summary>The number of recordings that are not used, by reason.</summary>
    public IReadOnlyDictionary<NotUsedReason, int> RecordingsNotUsed { get; init; } =
        new Dictionary<NotUsedReason, int>();

    /// <summary>How far the annotators agree.</summary>
    public required AnnotatorReliability Reliability { get; init; }

    /// <summary>What each annotator did, and how good each is.</summary>
    public required AnnotatorStudy Annotators { get; init; }

    /// <summary>The model's result in the light of who annotated what.</summary>
    public required ResolutionStudy Resolutions { get; init; }

    /// <summary>The annotated pictures that are left out.</summary>
    public required Exclusions Exclusions { get; init; }

    /// <summary>The pictures on which annotators differ.</summary>
    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    /// <summary>The content of a picture's file by the picture's id; null where there is no file.</summary>
    public required Func<string, byte[]?> ReadPicture { get; init; }
}
