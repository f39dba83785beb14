namespace Kayfabe.Report;

/// <summary>What the report was made from. No time, host or path: these are kept elsewhere.</summary>
public sealed record Provenance
{
    /// <summary>The artifacts, in the order of the stages.</summary>
    public required IReadOnlyList<ArtifactDigest> Artifacts { get; init; }

    /// <summary>The fingerprint of each stage's code.</summary>
    public IReadOnlyList<CodeFingerprint> Code { get; init; } = [];

    /// <summary>Data that came from outside.</summary>
    public IReadOnlyList<DataSource> Sources { get; init; } = [];

    /// <summary>The version of the XGBoost library that trained the model; null where none did.</summary>
    public string? XgboostVersion { get; init; }

    /// <summary>What to know before trusting the digests, sentences: another library than the lock's.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>An artifact and its content.</summary>
/// <param name="Stage">The stage that made it.</param>
/// <param name="Artifact">Its name.</param>
/// <param name="Digest"><c>sha256:&lt;hex&gt;</c>.</param>
public sealed record ArtifactDigest(string Stage, string Artifact, string Digest);

/// <summary>The code that a stage can reach.</summary>
public sealed record CodeFingerprint(string Stage, string Digest);

/// <summary>A file that was fetched, or lies in the study's folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is published; null for a file of the study.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Digest"><c>sha256:&lt;hex&gt;</c>.</param>
public sealed record DataSource(string Name, string? Address, long Bytes, string Digest);
