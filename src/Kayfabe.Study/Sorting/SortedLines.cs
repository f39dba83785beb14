using System.Buffers.Binary;

namespace Kayfabe.Study.Sorting;

/// <summary>
/// Lines that are sorted by their bytes on disk, in parts: whatever their number, they take the memory of one part. Not
/// for several threads at once, but it may be read by several when everything was added and read once.
/// </summary>
/// <param name="folder">Where the parts are until it is disposed of; made where it is missing.</param>
/// <param name="name">What their names begin with.</param>
/// <param name="partBytes">How much is sorted in memory at once.</param>
/// <param name="mostAtOnce">So many parts are read at once; of more, some are merged before.</param>
internal sealed class SortedLines(
    string folder, string name, int partBytes = SortedLines.PartBytes, int mostAtOnce = SortedLines.MostAtOnce)
    : IDisposable
{
    private const int PartBytes = 1 << 20, MostAtOnce = 64, EntryBytes = 16;

    private readonly List<(ulong Start, int At, int Length)> _lines = [];
    private readonly List<string> _parts = [];
    private byte[] _bytes = new byte[PartBytes];
    private int _filled, _made;

    /// <summary>Adds a line, which has no line feed.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (_lines.Count > 0 && _filled + line.Length + (_lines.Count * EntryBytes) > partBytes)
            Flush();
        if (_bytes.Length - _filled < line.Length)
            Array.Resize(ref _bytes, _filled + line.Length);
        line.CopyTo(_bytes.AsSpan(_filled));
        _lines.Add((StartOf(line), _filled, line.Length));
        _filled += line.Length;
    }

    /// <summary>All lines so far in order, equal ones as often as they were added; dispose of it before this.</summary>
    public LineMerge Read()
    {
        Flush();
        while (_parts.Count > mostAtOnce)
        {
            var some = _parts[..mostAtOnce];
            using (var merge = Open(some))
            {
                Write(file =>
                {
                    while (merge.Next())
                        file.WriteLine(merge.Line);
                });
            }
            some.ForEach(File.Delete);
            _parts.RemoveRange(0, mostAtOnce);
        }
        return Open(_parts);
    }

    /// <summary>Removes the parts.</summary>
    public void Dispose() => _parts.ForEach(File.Delete);

    private static LineMerge Open(IEnumerable<string> parts) => new(parts.Select(part => new LineReader(part)));

    private void Flush()
    {
        if (_lines.Count == 0)
            return;
        _lines.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start)
            : _bytes.AsSpan(a.At, a.Length).SequenceCompareTo(_bytes.AsSpan(b.At, b.Length)));
        Write(file =>
        {
            foreach (var (_, at, length) in _lines)
                file.WriteLine(_bytes.AsSpan(at, length));
        });
        _lines.Clear();
        _filled = 0;
    }

    // No flush to the disk: nobody reads a part after a crash.
    private void Write(Action<FileStream> write)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{name}-{++_made}");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _parts.Add(path);
        write(file);
    }

    // Most comparisons need no more than the first eight bytes.
    private static ulong StartOf(ReadOnlySpan<byte> line)
    {
        Span<byte> start = stackalloc byte[sizeof(ulong)];
        line[..int.Min(line.Length, start.Length)].CopyTo(start);
        return BinaryPrimitives.ReadUInt64BigEndian(start);
    }
}
