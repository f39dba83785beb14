using Kayfabe.Settings;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// Files of recordings in order, each made of a part that fits into memory: what is merged later in one pass, however
/// many there are.
/// </summary>
internal sealed class SortedRuns(string folder)
{
    private const string Start = "sorted-";

    /// <summary>How much is sorted in memory at once.</summary>
    public const int PartBytes = 16 << 20;

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
        var lines = new List<(RecordingKey Key, long At, byte[] Line)>();
        var (bytes, leftOut) = (0L, 0);
        using (var stream = new RecordingStream(path))
        {
            while (TryNext(stream, isJournal, ref leftOut))
            {
                lines.Add((stream.Key, stream.RecordedAt, stream.Line.ToArray()));
                bytes += stream.Line.Length;
                if (bytes < PartBytes)
                    continue;
                Write(lines);
                lines.Clear();
                bytes = 0;
            }
        }
        if (lines.Count > 0)
            Write(lines);
        return leftOut;
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

    private void Write(List<(RecordingKey Key, long At, byte[] Line)> lines)
    {
        lines.Sort(static (left, right) =>
            left.Key.CompareTo(right.Key) is not 0 and var order ? order : left.At.CompareTo(right.At));
        var number = Paths.Count == 0 ? 1 : NumberOf(Paths[^1]) + 1;
        WholeFile.Write(Path.Combine(folder, $"{Start}{number}"), file =>
        {
            foreach (var (_, _, line) in lines)
            {
                file.Write(line);
                file.WriteByte((byte)'\n');
            }
        });
    }

    private static bool IsRun(string path) => int.TryParse(Path.GetFileName(path)[Start.Length..], out _);

    private static int NumberOf(string path) =>
        int.Parse(Path.GetFileName(path)[Start.Length..], System.Globalization.CultureInfo.InvariantCulture);
}
