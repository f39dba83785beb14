namespace Kayfabe.Bundle.Zip;

/// <summary>A file in a bundle's zip.</summary>
/// <param name="Path">Its path, a confined one.</param>
/// <param name="Size">The number of its bytes.</param>
/// <param name="Crc">The CRC-32 of its bytes.</param>
/// <param name="Offset">Where its local header begins.</param>
/// <param name="IsExecutable">Whether it is a program, on systems that tell.</param>
internal sealed record ZipEntry(string Path, long Size, uint Crc, long Offset, bool IsExecutable)
{
    /// <summary>Where its bytes begin.</summary>
    public long DataOffset => Offset + ZipRecords.LocalHeader(this).Length;

    /// <summary>Where the next entry begins.</summary>
    public long End => DataOffset + Size;
}
