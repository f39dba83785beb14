namespace Kayfabe.Settings;

/// <summary>A JSON value with its place in the file.</summary>
/// <param name="Place">The place of its first character.</param>
public abstract record LocatedJson(Place Place);

/// <summary>A key and its value.</summary>
/// <param name="Name">The key, without escapes.</param>
/// <param name="Place">The place of the key's opening quote.</param>
/// <param name="Value">The value.</param>
public sealed record LocatedMember(string Name, Place Place, LocatedJson Value);

/// <summary>An object; no key is there twice.</summary>
public sealed record LocatedObject(Place Place, IReadOnlyList<LocatedMember> Members) : LocatedJson(Place)
{
    /// <summary>The value of a key, or null.</summary>
    public LocatedJson? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
                return member.Value;
        }
        return null;
    }

    /// <summary>This object with another value for a key, at the key's position or else at the end.</summary>
    public LocatedObject With(string name, LocatedJson value)
    {
        var members = new List<LocatedMember>(Members);
        var at = members.FindIndex(member => member.Name == name);
        var changed = new LocatedMember(name, value.Place, value);
        if (at < 0)
            members.Add(changed);
        else
            members[at] = changed;
        return this with { Members = members };
    }
}

/// <summary>An array.</summary>
public sealed record LocatedArray(Place Place, IReadOnlyList<LocatedJson> Items) : LocatedJson(Place);

/// <summary>A string, without escapes.</summary>
public sealed record LocatedText(Place Place, string Value) : LocatedJson(Place);

/// <summary>A number as it is written, so that no digit is lost before its type is known.</summary>
public sealed record LocatedNumber(Place Place, string Text) : LocatedJson(Place);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record LocatedBoolean(Place Place, bool Value) : LocatedJson(Place);

/// <summary><c>null</c>.</summary>
public sealed record LocatedNull(Place Place) : LocatedJson(Place);
