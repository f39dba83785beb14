using Kayfabe.Study.Detections;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Puts pending answers into the files of recordings, in the order of operation, picture and request; of two answers to
/// one request the later stays. Holds one line of each file in memory, and opens no more than some files at once.
/// </summary>
internal static class RecordingMerge
{
    private const int MostAtOnce = 64;

    /// <summary>Merges all runs; each file is replaced as a whole, and the runs are removed last.</summary>
    /// <param name="files">The files.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="mostAtOnce">So many runs are merged at once; of more, some are put together before.</param>
    public static void Run(RecordingFiles files, SortedRuns runs, int mostAtOnce = MostAtOnce)
    {
        if (runs.Paths.Count == 0)
            return;
        // A file that somebody else has written to may be in another order: it is sorted as new answers are.
        var unsorted = DetectionKinds.All.Where(kind => !IsInOrder(files.PathOf(kind), kind)).ToList();
        foreach (var kind in unsorted)
            runs.Add(files.PathOf(kind), isJournal: false);
        while (runs.Paths is { } many && many.Count > mostAtOnce)
        {
            Merge([.. many.Take(mostAtOnce)], sources => runs.Add(file =>
            {
                foreach (var kind in DetectionKinds.All)
                    Write(file, kind, sources);
            }));
        }
        Merge(runs.Paths, sources =>
        {
            foreach (var kind in DetectionKinds.All)
            {
                var isUnsorted = unsorted.Contains(kind);
                if (isUnsorted || sources.Exists(source => source.Has(kind)))
                    Merge(files, kind, sources, isUnsorted);
            }
        });
    }

    /// <summary>Opens runs, and removes them when they were merged.</summary>
    private static void Merge(IReadOnlyList<string> runs, Action<List<MergeSource>> merge)
    {
        var (sources, parser) = (new List<MergeSource>(), new RecordingParser());
        try
        {
            foreach (var run in runs)
                sources.Add(new MergeSource(run, sources.Count + 1, parser));
            merge(sources);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
        foreach (var run in runs)
            File.Delete(run);
    }

    private static void Merge(RecordingFiles files, DetectionKind kind, List<MergeSource> runs, bool isUnsorted)
    {
        var path = files.PathOf(kind);
        using var own = isUnsorted || !File.Exists(path) ? null : new MergeSource(path, 0, new RecordingParser());
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
            line.WriteLine(source.Line);
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
        using var stream = new RecordingStream(path, new RecordingParser());
        for (RecordingKey? last = null; stream.Next(); last = stream.Key)
        {
            if (stream.Key.Kind != kind || last?.CompareTo(stream.Key) >= 0)
                return false;
        }
        return true;
    }
}
