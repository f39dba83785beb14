using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Import;

namespace Kayfabe.Report.Sections;

/// <summary>What the report was made from. No time, host or path: these are kept elsewhere.</summary>
internal static class ProvenanceSection
{
    public static Section Of(ReportInputs inputs) => new("provenance", "Provenance",
    [
        new Paragraph(
            $"Trained with XGBoost {inputs.XgboostVersion}. ",
            "The same inputs, settings, code and library reproduce these artifacts byte for byte; each is identified "
            + "by its SHA-256 digest."),
        .. inputs.Settings.Import?.Matrix is { } matrix ? (Block[])[Sources(matrix)] : [],
        Artifacts(inputs.Artifacts),
    ]);

    private static Table Sources(MatrixSource matrix) => new(
        "sources", "External data",
        [
            new("File", "file"), new("Published at", "url"), new("Bytes", "bytes", true), new("Digest", "digest"),
        ],
        [
            [
                matrix.File, matrix.Address is { } url ? Span.Link(url, url) : "the study's folder",
                Cell.Count(matrix.Bytes), Span.Code("sha256:" + matrix.Sha256),
            ],
        ]);

    private static Table Artifacts(IReadOnlyList<ArtifactDigest> artifacts) => new(
        "artifacts", "Artifacts",
        [new("Stage", "stage"), new("Artifact", "artifact"), new("Digest", "digest")],
        [
            .. artifacts.Select(artifact => (Cell[])
                [artifact.Stage, artifact.Artifact, Span.Code(artifact.Digest)]),
        ]);
}
