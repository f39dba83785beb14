using System.Text.Json;

namespace Kayfabe.Study.Csv;

/// <summary>How the build's own small JSON files are written: indented by two, LF, a line break at the end.</summary>
public static class JsonFile
{
    /// <summary>Writes a file with one value.</summary>
    public static void Write(string path, Action<Utf8JsonWriter> write)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            write(json);
        file.WriteByte((byte)'\n');
    }
}
