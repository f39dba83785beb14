using System.Text.Json;

namespace Kayfabe.Study.Files;

/// <summary>Members of the build's own JSON files that are lists of objects, or words of an enumeration.</summary>
public static class JsonMembers
{
    /// <summary>Writes a member that is a list of objects.</summary>
    public static void WriteObjects<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Reads what <see cref="WriteObjects"/> wrote.</summary>
    public static IReadOnlyList<T> ListOf<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        [.. json.GetProperty(name).EnumerateArray().Select(read)];

    /// <summary>Writes a value of an enumeration as its name in camel case.</summary>
    public static void WriteEnum<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>Reads what <see cref="WriteEnum"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such name.</exception>
    public static T GetEnum<T>(this JsonElement json, string name)
        where T : struct, Enum => Enum.TryParse<T>(json.GetProperty(name).GetString(), ignoreCase: true, out var value)
            ? value
            : throw new FormatException();
}
