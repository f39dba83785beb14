using System.Collections.Concurrent;
using System.Reflection;

namespace Kayfabe.Settings;

/// <summary>The settable public properties of a record, in the order in which they are declared.</summary>
internal sealed class SettingsShape
{
    private static readonly ConcurrentDictionary<Type, SettingsShape> _known = new();

    private readonly Type _type;

    private SettingsShape(Type type, SettingProperty[] properties)
    {
        _type = type;
        Properties = properties;
    }

    public SettingProperty[] Properties { get; }

    public static SettingsShape Of(Type type) => _known.GetOrAdd(type, Read);

    private static SettingsShape Read(Type type)
    {
        var declared = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var properties = new List<SettingProperty>(declared.Length);
        foreach (var property in declared)
        {
            if (property.CanWrite)
                properties.Add(new SettingProperty(property));
        }
        return new SettingsShape(type, [.. properties]);
    }

    /// <summary>A record with its defaults. (<c>required</c> binds the compiler, not the run time.)</summary>
    public object Create() => Activator.CreateInstance(_type)!;

    public int IndexOf(string name)
    {
        for (var i = 0; i < Properties.Length; i++)
        {
            if (Properties[i].Name == name)
                return i;
        }
        return -1;
    }

    /// <summary>The property that other programs call so; null where there is none.</summary>
    public string? AlsoCalled(string name) => Array.Find(Properties, property => property.IsAlsoCalled(name))?.Name;

    public string[] Names() => Array.ConvertAll(Properties, property => property.Name);
}
