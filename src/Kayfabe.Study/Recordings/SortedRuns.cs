using System.Buffers;
using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Files of recordings in order, each made of a part that fits into memory, and kept on disk until they are merged.
/// </summary>
internal sealed class SortedRuns(string folder)
{
    private const string Start = "sorted-";

    /// <summary>How much is sorted in memory at once.</summary>
    public const int PartBytes = 4 << 20;

    private readonly List<(RecordingKey Key, long RecordedAt, int At, int Length)> _lines = [];
    private readonly ArrayBufferWriter<byte> _part = new();

    /// <summary>The files, oldest first.</summary>
    public IReadOnlyList<string> Paths => !Directory.Exists(folder) ? []
        : [.. Directory.GetFiles(folder, Start + "*").Where(IsRun).OrderBy(NumberOf)];

    /// <summary>Sorts a file into one run or more. The file itself stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isJournal">Whether a line that is no recording is left out: a crash may have cut it off.</param>
    /// <returns>The number of lines that were left out.</returns>
    /// <exception cref="InputException">A line is no recording.</exception>
    public int Add(string path, bool isJournal)
    {
        var leftOut = 0;
        _lines.Clear();
        _part.ResetWrittenCount();
        using (var stream = new RecordingStream(path, new RecordingParser()))
        {
            while (TryNext(stream, isJournal, ref leftOut))
            {
                if (_lines.Count > 0 && _part.WrittenCount + stream.Line.Length > PartBytes)
                    Flush();
                _lines.Add((stream.Key, stream.RecordedAt, _part.WrittenCount, stream.Line.Length));
                _part.Write(stream.Line);
            }
        }
        if (_lines.Count > 0)
            Flush();
        return leftOut;
    }

    /// <summary>Adds a run whose lines are written in order. It is there as a whole or not at all.</summary>
    public void Add(Action<FileStream> write)
    {
        var number = Paths.Count == 0 ? 1 : NumberOf(Paths[^1]) + 1;
        WholeFile.Write(Path.Combine(folder, $"{Start}{number}"), write);
    }

    private static bool TryNext(RecordingStream stream, bool isJournal, ref int leftOut)
    {
        while (true)
        {
            try
            {
                if (!stream.Next())
                    return false;
                if (stream.IsEnded || !isJournal)
                    return true;
                leftOut++;
            }
            catch (InputException) when (isJournal)
            {
                leftOut++;
            }
        }
    }

    private void Flush()
    {
        _lines.Sort(static (left, right) => left.Key.CompareTo(right.Key) is not 0 and var order
            ? order : left.RecordedAt.CompareTo(right.RecordedAt));
        Add(file =>
        {
            foreach (var (_, _, at, length) in _lines)
                file.WriteLine(_part.WrittenSpan.Slice(at, length));
        });
        _lines.Clear();
        _part.ResetWrittenCount();
    }

    private static bool IsRun(string path) => int.TryParse(Path.GetFileName(path)[Start.Length..], out _);

    private static int NumberOf(string path) =>
        int.Parse(Path.GetFileName(path)[Start.Length..], CultureInfo.InvariantCulture);
}
