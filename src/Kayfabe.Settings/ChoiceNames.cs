using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kayfabe.Settings;

/// <summary>The JSON names of an enum's members: camelCase, or what [JsonStringEnumMemberName] says.</summary>
internal static class ChoiceNames
{
    /// <summary>All names, in the order of the values.</summary>
    public static string[] All(Type type)
    {
        var names = Enum.GetNames(type);
        for (var i = 0; i < names.Length; i++)
            names[i] = JsonName(type, names[i]);
        return names;
    }

    public static string Of(Enum choice) => JsonName(choice.GetType(), choice.ToString());

    /// <summary>The value of a name, or null.</summary>
    public static object? Find(Type type, string name)
    {
        var at = Array.IndexOf(All(type), name);
        return at < 0 ? null : Enum.Parse(type, Enum.GetNames(type)[at]);
    }

    private static string JsonName(Type type, string name)
    {
        var given = type.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>(inherit: false);
        return given?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
