using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Puts pending answers into the files of recordings, in the order of operation, picture and request; of two answers to
/// one request the later stays. Holds one line of each file in memory.
/// </summary>
internal static class RecordingMerge
{
    /// <summary>Merges all runs; each file is replaced as a whole, and the runs are removed last.</summary>
    public static void Run(RecordingFiles files, SortedRuns runs)
    {
        if (runs.Paths.Count == 0)
            return;
        // A file that somebody else has written to may be in another order: it is sorted as new answers are.
        var unsorted = DetectionKinds.All.Where(kind => !IsInOrder(files.PathOf(kind), kind)).ToList();
        foreach (var kind in unsorted)
            runs.Add(files.PathOf(kind), isJournal: false);
        var paths = runs.Paths;
        var sources = new List<MergeSource>();
        try
        {
            foreach (var path in paths)
                sources.Add(new MergeSource(path, sources.Count + 1));
            foreach (var kind in DetectionKinds.All)
            {
                var isUnsorted = unsorted.Contains(kind);
                if (isUnsorted || sources.Exists(source => source.Has(kind)))
                    Merge(files, kind, sources, isUnsorted);
            }
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
        foreach (var path in paths)
            File.Delete(path);
    }

    private static void Merge(RecordingFiles files, DetectionKind kind, List<MergeSource> runs, bool isUnsorted)
    {
        var path = files.PathOf(kind);
        using var own = isUnsorted || !File.Exists(path) ? null : new MergeSource(path, 0);
        var temporary = Path.Combine(files.Pending, $"{kind.Operation()}.tmp");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18))
        {
            Write(file, kind, own is null ? runs : [own, .. runs]);
            file.Flush(flushToDisk: true);
        }
        own?.Dispose();
        File.Move(temporary, path, overwrite: true);
    }

    private static void Write(FileStream file, DetectionKind kind, IReadOnlyList<MergeSource> sources)
    {
        var queue = new PriorityQueue<MergeSource, MergeSource>();
        foreach (var source in sources)
        {
            if (source.Has(kind))
                queue.Enqueue(source, source);
        }
        // Of several answers to one request the last that is read is the latest.
        RecordingKey? key = null;
        var line = new MemoryStream();
        while (queue.TryDequeue(out var source, out _))
        {
            if (key is { } last && last != source.Key)
                line.WriteTo(file);
            key = source.Key;
            line.SetLength(0);
            line.Write(source.Line.Span);
            line.WriteByte((byte)'\n');
            source.Next();
            if (source.Has(kind))
                queue.Enqueue(source, source);
        }
        line.WriteTo(file);
    }

    private static bool IsInOrder(string path, DetectionKind kind)
    {
        if (!File.Exists(path))
            return true;
        using var stream = new RecordingStream(path);
        for (RecordingKey? last = null; stream.Next(); last = stream.Key)
        {
            if (stream.Key.Kind != kind || last?.CompareTo(stream.Key) >= 0)
                return false;
        }
        return true;
    }
}
