using System.Collections.Concurrent;
using System.Text.Unicode;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;
using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Study.Detections;

/// <summary>Reads files of recordings, in parts, on several threads.</summary>
/// <param name="files">The files.</param>
/// <param name="digests">The number of each digest that a picture of the study has.</param>
/// <param name="settings">What is of use.</param>
internal sealed class RecordingReader(
    IReadOnlyList<RecordingFile> files, IReadOnlyDictionary<PictureDigest, int> digests, DetectSettings settings)
{
    /// <summary>Longer lines are refused: 4 MiB, a hundred times a response of 1,000 labels with boxes.</summary>
    public const int LongestLine = 4 << 20;

    private const long PartBytes = 32 << 20;

    private sealed record Remark(int File, long Offset, Fault Fault);

    /// <summary>The first recording of another request, by file and line; null where there is none.</summary>
    public Fault? FirstOtherRequest { get; private set; }

    /// <summary>Reads all files; how the lines fall to the batches is of no meaning.</summary>
    /// <exception cref="InputException">Lines that are no recordings.</exception>
    public IReadOnlyList<RecordingBatch> Read(int threads)
    {
        var handles = files.Select(file => File.OpenHandle(file.Path)).ToList();
        try
        {
            var (faults, remarks) = (new ConcurrentBag<Remark>(), new ConcurrentBag<Remark>());
            var parts = new ConcurrentQueue<FilePart>(handles.SelectMany(Parts));
            var batches = new RecordingBatch[int.Max(1, int.Min(threads, parts.Count))];
            Parallel.For(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = batches.Length }, worker =>
            {
                var (batch, lines) = (new RecordingBatch(), new RecordingLines(LongestLine));
                while (parts.TryDequeue(out var part))
                    ReadPart(lines, handles[part.File], part, batch, faults, remarks);
                batches[worker] = batch;
            });
            var list = new FaultList();
            foreach (var byFile in faults.GroupBy(fault => fault.File).OrderBy(group => group.Key))
            {
                foreach (var fault in ShapeOf(byFile.Key, handles) is { } shape ? [shape] : Located(byFile, handles))
                    list.Add(fault);
            }
            list.ThrowIfAny(isComplete: false);
            FirstOtherRequest = Located(remarks, handles).FirstOrDefault();
            return batches;
        }
        finally
        {
            handles.ForEach(handle => handle.Dispose());
        }
    }

    private Fault? ShapeOf(int file, List<SafeFileHandle> handles)
    {
        var start = new byte[RecordingShape.Bytes];
        var read = RandomAccess.Read(handles[file], start, 0);
        return RecordingShape.Of(start.AsSpan(0, read)) is { } fault ? fault with { File = files[file].Name } : null;
    }

    private static IEnumerable<FilePart> Parts(SafeFileHandle handle, int file)
    {
        var length = RandomAccess.GetLength(handle);
        for (long start = 0; start < length; start += PartBytes)
            yield return new FilePart(file, start, long.Min(start + PartBytes, length));
    }

    private void ReadPart(
        RecordingLines lines,
        SafeFileHandle handle,
        FilePart part,
        RecordingBatch batch,
        ConcurrentBag<Remark> faults,
        ConcurrentBag<Remark> remarks)
    {
        // A part stops at as many faults as a user is shown, and keeps its first remark: the first of all parts together
        // are then the same on any number of threads.
        var (faulty, remarked) = (0, false);
        lines.Read(handle, part, (line, offset) =>
        {
            try
            {
                if (!ReadLine(line, offset, batch) && !remarked)
                {
                    remarked = true;
                    remarks.Add(new Remark(part.File, offset, AnotherRequest(batch.Parser)));
                }
            }
            catch (InputException e)
            {
                faults.Add(new Remark(part.File, offset, e.Faults[0]));
                return ++faulty <= InputException.Shown;
            }
            return true;
        });
    }

    private bool ReadLine(ReadOnlySpan<byte> line, long offset, RecordingBatch batch)
    {
        if (offset == 0 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        if (line.Length > LongestLine)
        {
            throw new InputException(new Fault(
                $"the line is longer than {LongestLine >> 20} MiB", "Put one recording on a line.", Column: 1));
        }
        if (!line.ContainsAnyExcept(" \t\r"u8))
            return true;
        if (!Utf8.IsValid(line))
        {
            throw new InputException(new Fault(
                "the line is not UTF-8",
                "Save the file as UTF-8.",
                Column: BadColumn(line)));
        }
        batch.Parser.Parse(line);
        return batch.Add(digests, settings);
    }

    private Fault AnotherRequest(RecordingParser recording) => new(
        $"a recording of another request, {recording.Kind.Operation()} {CsvText.Shorten(recording.Request.Text)}",
        $"It is not used; the study asks for MinConfidence {settings.MinConfidence}, MaxLabels {settings.MaxLabels}.");

    /// <summary>The 1-based character at which the line stops being UTF-8.</summary>
    private static int BadColumn(ReadOnlySpan<byte> line)
    {
        var text = new char[line.Length];
        Utf8.ToUtf16(line, text, out _, out var characters, replaceInvalidSequences: false);
        return characters + 1;
    }

    /// <summary>Orders by file and place, and counts the lines up to each place.</summary>
    private IEnumerable<Fault> Located(IEnumerable<Remark> remarks, List<SafeFileHandle> handles)
    {
        foreach (var byFile in remarks.GroupBy(remark => remark.File).OrderBy(group => group.Key))
        {
            var (line, at) = (1, 0L);
            foreach (var remark in byFile.OrderBy(remark => remark.Offset).Take(InputException.Shown + 1))
            {
                line += LineFeeds(handles[byFile.Key], at, remark.Offset);
                at = remark.Offset;
                yield return remark.Fault with { File = files[byFile.Key].Name, Line = line };
            }
        }
    }

    private static int LineFeeds(SafeFileHandle file, long start, long end)
    {
        var buffer = new byte[1 << 16];
        var count = 0;
        while (start < end)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)long.Min(buffer.Length, end - start)), start);
            if (read == 0)
                break;
            count += buffer.AsSpan(0, read).Count((byte)'\n');
            start += read;
        }
        return count;
    }
}
