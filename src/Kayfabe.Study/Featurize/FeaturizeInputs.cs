namespace Kayfabe.Study.Featurize;

/// <summary>The artifacts that the matrix is made from.</summary>
/// <param name="Detections">The folder that Detect made.</param>
/// <param name="Outcomes">The file of outcomes that Annotate made: picture, inKayfabe (yes or no).</param>
/// <param name="Pictures">The file of pictures that Ingest made: picture, post, published, isSidecar.</param>
/// <param name="Metadata">
/// The file of metadata that Ingest made: picture, likeCount, commentCount, viewCount, descriptionLength. Read only
/// where the settings name one of its columns; see <see cref="Featurizer.ReadsMetadata"/>.
/// </param>
public sealed record FeaturizeInputs(string Detections, string Outcomes, string Pictures, string? Metadata = null);
