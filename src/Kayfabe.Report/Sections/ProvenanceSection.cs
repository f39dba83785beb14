using Kayfabe.Report.Document;

namespace Kayfabe.Report.Sections;

/// <summary>What the report was made from.</summary>
internal static class ProvenanceSection
{
    public static Section Of(ReportModel model)
    {
        var provenance = model.Provenance;
        return new Section("provenance", "What it was made from",
        [
            .. provenance.Warnings.Select(warning => new Callout(Tone.Warn, warning)),
            new Paragraph(
                provenance.XgboostVersion is { } version
                    ? $"Trained with XGBoost {version}. "
                    : "No XGBoost library took part. ",
                "The same inputs, settings, code and library give these bytes again; a SHA-256 digest names each."),
            .. provenance.Sources.Count == 0 ? (Block[])[] : [Sources(provenance)],
            Artifacts(provenance),
            .. provenance.Code.Count == 0 ? (Block[])[] : [Code(provenance)],
        ]);
    }

    private static Table Sources(Provenance provenance) => new(
        "sources", "Data from outside",
        [
            new("File", "file"), new("Published at", "url"), new("Bytes", "bytes", true), new("Digest", "digest"),
        ],
        [
            .. provenance.Sources.Select(source => (Cell[])
            [
                source.Name, source.Address is { } url ? Span.Link(url, url) : "the study's folder",
                Cell.Count(source.Bytes), Span.Code(source.Digest),
            ]),
        ]);

    private static Table Artifacts(Provenance provenance) => new(
        "artifacts", "Artifacts",
        [new("Stage", "stage"), new("Artifact", "artifact"), new("Digest", "digest")],
        [
            .. provenance.Artifacts.Select(artifact => (Cell[])
                [artifact.Stage, artifact.Artifact, Span.Code(artifact.Digest)]),
        ]);

    private static Table Code(Provenance provenance) => new(
        "code", "Fingerprints of the stages' code",
        [new("Stage", "stage"), new("Fingerprint", "fingerprint")],
        [.. provenance.Code.Select(code => (Cell[])[code.Stage, Span.Code(code.Digest)])]);
}
