using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Files;

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

    /// <summary>Writes an object whose first member is its <c>schemaVersion</c>.</summary>
    public static void Write(string path, int schemaVersion, Action<Utf8JsonWriter> writeMembers) => Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", schemaVersion);
        writeMembers(json);
        json.WriteEndObject();
    });

    /// <summary>Reads an object with a <c>schemaVersion</c> that the build wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schemaVersion">The version that is written now.</param>
    /// <param name="readMembers">Reads the members.</param>
    /// <param name="oldest">The oldest version that can be read; by default the one that is written.</param>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static T Read<T>(
        string path, int schemaVersion, Func<JsonElement, T> readMembers, int? oldest = null) => Read(path, root =>
    {
        var version = root.GetProperty("schemaVersion").GetInt32();
        return version >= (oldest ?? schemaVersion) && version <= schemaVersion
            ? readMembers(root)
            : throw Damaged(Path.GetFileName(path), $"its schema has version {version}, not {schemaVersion}");
    });

    /// <summary>Reads an object that the build wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static T Read<T>(string path, Func<JsonElement, T> readMembers)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return readMembers(document.RootElement);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(name, "there is no such file");
        }
        catch (JsonException e)
        {
            throw ArtifactTable.Damaged(
                name, (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1, "this is not JSON");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Damaged(name, "a member is missing or of another type");
        }
    }

    private static InputException Damaged(string name, string problem) =>
        ArtifactTable.Damaged(name, null, null, problem);
}
