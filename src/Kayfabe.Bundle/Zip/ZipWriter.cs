using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Zip;

/// <summary>Writes a bundle's zip: entries as they come, then the directory.</summary>
/// <param name="output">An empty stream that can seek.</param>
internal sealed class ZipWriter(Stream output)
{
    private const int BlockSize = 1 << 20;

    private readonly List<ZipEntry> _entries = [];

    /// <summary>Copies a file.</summary>
    /// <param name="path">Its path in the zip.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isExecutable">Whether it is a program.</param>
    /// <param name="written">Called with the number of bytes written, block by block.</param>
    /// <returns>The digest and the number of the bytes.</returns>
    public (Digest Digest, long Size) Add(
        string path, Stream content, bool isExecutable = false, Action<int>? written = null)
    {
        // The header has the CRC, which is known at the end: it is written twice. Its length depends on the size.
        var expected = content.Length;
        var offset = output.Position;
        output.Write(ZipRecords.LocalHeader(new ZipEntry(path, expected, 0, offset, isExecutable)));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        long size = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (int count; size <= expected && (count = content.Read(buffer)) > 0; size += count)
            {
                var block = buffer.AsSpan(0, count);
                crc.Append(block);
                sha.AppendData(block);
                output.Write(block);
                written?.Invoke(count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (size != expected)
            throw new IOException($"{path} changed while it was read.");
        var entry = new ZipEntry(path, size, crc.GetCurrentHashAsUInt32(), offset, isExecutable);
        output.Position = offset;
        output.Write(ZipRecords.LocalHeader(entry));
        output.Position = entry.End;
        _entries.Add(entry);
        return (new Digest(sha.GetHashAndReset()), size);
    }

    /// <summary>Writes the directory; nothing may be added afterwards.</summary>
    public void Finish()
    {
        var directory = output.Position;
        foreach (var entry in _entries)
            output.Write(ZipRecords.CentralHeader(entry));
        output.Write(ZipRecords.End(_entries.Count, directory, output.Position - directory));
    }
}
