namespace Kayfabe.Settings;

/// <summary>A JSON value that knows where it stands.</summary>
/// <param name="Place">The place of its first character.</param>
public abstract record JsonTree(Place Place)
{
    /// <summary>The largest file that is read: 1 MiB.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>Parses a file's bytes.</summary>
    /// <param name="utf8">The bytes; a byte order mark is skipped.</param>
    /// <param name="file">The file, as the user would type it.</param>
    /// <param name="faults">Takes what does not hinder reading on: a key that stands twice (the first counts).</param>
    /// <exception cref="InputException">Not JSON, not UTF-8, or above <see cref="LargestFile"/>.</exception>
    public static JsonTree Parse(ReadOnlyMemory<byte> utf8, string file, FaultCollector faults) =>
        JsonTreeParser.Parse(utf8, file, faults);
}

/// <summary>A key and its value.</summary>
/// <param name="Name">The key, without escapes.</param>
/// <param name="Place">The place of the key's opening quote.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Name, Place Place, JsonTree Value);

/// <summary>An object; no key stands twice.</summary>
public sealed record JsonObject(Place Place, IReadOnlyList<JsonMember> Members) : JsonTree(Place)
{
    /// <summary>The value of a key, or null.</summary>
    public JsonTree? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member.Value;
        }
        return null;
    }

    /// <summary>This object with another value for a key, at the key's position or else at the end.</summary>
    public JsonObject With(string name, JsonTree value)
    {
        var members = new List<JsonMember>(Members);
        var at = members.FindIndex(member => member.Name == name);
        var changed = new JsonMember(name, value.Place, value);
        if (at < 0)
            members.Add(changed);
        else
            members[at] = changed;
        return this with { Members = members };
    }
}

/// <summary>An array.</summary>
public sealed record JsonArray(Place Place, IReadOnlyList<JsonTree> Items) : JsonTree(Place);

/// <summary>A string, without escapes.</summary>
public sealed record JsonText(Place Place, string Value) : JsonTree(Place);

/// <summary>A number as it is written, so that no digit is lost before its type is known.</summary>
public sealed record JsonNumber(Place Place, string Text) : JsonTree(Place);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record JsonBoolean(Place Place, bool Value) : JsonTree(Place);

/// <summary><c>null</c>.</summary>
public sealed record JsonNull(Place Place) : JsonTree(Place);
