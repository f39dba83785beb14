using System.Text;

namespace Kayfabe.Report;

/// <summary>A file of the report.</summary>
/// <param name="Path">Relative to the report's folder, with <c>/</c>.</param>
/// <param name="Content">UTF-8 without a byte order mark, LF.</param>
public sealed record ReportFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Writes the file below a folder, which need not exist.</summary>
    public void WriteBelow(string folder)
    {
        var target = System.IO.Path.Combine([folder, .. Path.Split('/')]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, Content.Span);
    }

    internal static ReportFile Utf8(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
