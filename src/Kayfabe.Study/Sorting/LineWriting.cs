namespace Kayfabe.Study.Sorting;

/// <summary>Writes lines of bytes.</summary>
internal static class LineWriting
{
    /// <summary>Writes a line and its line feed.</summary>
    public static void WriteLine(this Stream file, ReadOnlySpan<byte> line)
    {
        file.Write(line);
        file.WriteByte((byte)'\n');
    }
}
