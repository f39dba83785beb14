using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Kayfabe.Settings;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Answers that are on disk and not yet in the files of recordings: a journal, to which each is appended and flushed to
/// the disk before <see cref="Add"/> is done. Merged at the end of a run, or by the next run after a crash.
/// </summary>
public sealed class PendingAnswers : IAsyncDisposable
{
    private const string JournalName = "journal";

    private readonly RecordingFiles _files;
    private readonly SortedRuns _runs;
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly Task _writing;
    private FileStream? _journal;

    private PendingAnswers(RecordingFiles files, SortedRuns runs)
    {
        (_files, _runs) = (files, runs);
        _writing = Task.Run(Write);
    }

    private string JournalPath => JournalOf(_files);

    /// <summary>Whether there are answers of an earlier run that was interrupted.</summary>
    public static bool Exist(RecordingFiles files) =>
        File.Exists(JournalOf(files)) || new SortedRuns(files.Pending).Paths.Count > 0;

    /// <summary>Merges what an interrupted run has left.</summary>
    /// <returns>The number of lines that a crash had cut off: they are asked for again.</returns>
    /// <exception cref="InputException">A line of a file of recordings is no recording.</exception>
    public static int Recover(RecordingFiles files)
    {
        var runs = new SortedRuns(files.Pending);
        var cutOff = 0;
        if (File.Exists(JournalOf(files)))
        {
            cutOff = runs.Add(JournalOf(files), isJournal: true);
            File.Delete(JournalOf(files));
        }
        RecordingMerge.Run(files, runs);
        return cutOff;
    }

    /// <summary>Starts a journal; what an earlier run left must have been recovered.</summary>
    public static PendingAnswers Open(RecordingFiles files)
    {
        Directory.CreateDirectory(files.Pending);
        File.WriteAllText(Path.Combine(files.Pending, ".gitignore"), "*\n");
        return new PendingAnswers(files, new SortedRuns(files.Pending));
    }

    /// <summary>Appends a line. It is on the disk when the task is done.</summary>
    /// <exception cref="IOException">The disk is full, or cannot be written.</exception>
    public Task Add(ReadOnlyMemory<byte> line)
    {
        var entry = new Entry(line, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _entries.Writer.TryWrite(entry)
            ? entry.Done.Task
            : Task.FromException(new IOException("The journal was closed."));
    }

    /// <summary>Closes the journal and puts all answers into the files of recordings.</summary>
    public async Task Merge()
    {
        await DisposeAsync();
        Recover(_files);
    }

    /// <summary>Closes the journal; its answers stay on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing;
        _journal?.Dispose();
    }

    private static string JournalOf(RecordingFiles files) => Path.Combine(files.Pending, JournalName);

    // All that came in while the disk was busy is flushed at once: a flush for each would bound the rate.
    [SuppressMessage("Performance", "CA1849", Justification = "Only the blocking flush reaches the disk.")]
    private async Task Write()
    {
        var batch = new List<Entry>();
        while (await _entries.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (_entries.Reader.TryRead(out var entry))
                batch.Add(entry);
            try
            {
                _journal ??= new FileStream(JournalPath, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16);
                foreach (var entry in batch)
                    _journal.Write(entry.Line.Span);
                _journal.Flush(flushToDisk: true);
                batch.ForEach(entry => entry.Done.SetResult());
                if (_journal.Length > SortedRuns.PartBytes)
                    CloseJournal();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                batch.ForEach(entry => entry.Done.TrySetException(e));
            }
        }
    }

    private void CloseJournal()
    {
        _journal!.Dispose();
        _journal = null;
        _runs.Add(JournalPath, isJournal: true);
        File.Delete(JournalPath);
    }

    private sealed record Entry(ReadOnlyMemory<byte> Line, TaskCompletionSource Done);
}
