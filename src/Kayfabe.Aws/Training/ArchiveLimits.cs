namespace Kayfabe.Aws.Training;

/// <summary>What an archive from a service may be at most.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The bytes of the archive itself. Default 2 GB.</summary>
    public long Packed { get; init; } = 2_000_000_000;

    /// <summary>The bytes of all files in it. Default 8 GB.</summary>
    public long Unpacked { get; init; } = 8_000_000_000;

    /// <summary>
    /// How many times the packed size the files may have together, above the first 64 MB. Trees pack to a tenth; gzip
    /// cannot do better than a thousandth. Default 100.
    /// </summary>
    public int Ratio { get; init; } = 100;

    /// <summary>The entries, folders included. Default 10,000.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>The limit on the bytes of the files for an archive of a size.</summary>
    public long UnpackedOf(long packed) => Math.Min(Unpacked, Math.Max(64_000_000, packed * Ratio));
}
