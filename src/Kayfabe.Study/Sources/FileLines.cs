using System.Text;

namespace Kayfabe.Study.Sources;

/// <summary>The lines of a file, with their places in bytes.</summary>
internal static class FileLines
{
    /// <summary>Each line without its end, and where it is with its end.</summary>
    public static IEnumerable<(string Text, ByteRange Range)> Of(string path)
    {
        using var file = new BufferedStream(File.OpenRead(path), 1 << 16);
        var line = new MemoryStream();
        long start = 0;
        for (int next; (next = file.ReadByte()) >= 0;)
        {
            line.WriteByte((byte)next);
            if (next != '\n')
                continue;
            yield return (TextOf(line), new ByteRange(start, start + line.Length));
            start += line.Length;
            line.SetLength(0);
        }
        if (line.Length > 0)
            yield return (TextOf(line), new ByteRange(start, start + line.Length));
    }

    /// <summary>The byte at which each line starts; last, the length of the file.</summary>
    public static IReadOnlyList<long> StartsOf(string path)
    {
        using var file = new BufferedStream(File.OpenRead(path), 1 << 16);
        var starts = new List<long> { 0 };
        long at = 0;
        for (int next; (next = file.ReadByte()) >= 0;)
        {
            at++;
            if (next == '\n')
                starts.Add(at);
        }
        if (starts[^1] != at)
            starts.Add(at);
        return starts;
    }

    /// <summary>Copies a file without some parts of it.</summary>
    public static void CopyWithout(string path, IReadOnlyList<ByteRange> parts, Stream target)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        foreach (var (from, to) in Kept(parts, file.Length))
        {
            file.Position = from;
            for (var left = to - from; left > 0;)
            {
                var count = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                if (count == 0)
                    throw new EndOfStreamException($"{path} was cut while it was read.");
                target.Write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private static IEnumerable<ByteRange> Kept(IReadOnlyList<ByteRange> parts, long length)
    {
        long at = 0;
        foreach (var part in parts)
        {
            yield return new ByteRange(at, part.Start);
            at = part.End;
        }
        yield return new ByteRange(at, length);
    }

    private static string TextOf(MemoryStream line) =>
        Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\n', '\r');
}
