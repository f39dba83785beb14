using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kayfabe.Settings;

/// <summary>A property of a settings record.</summary>
internal sealed class SettingProperty(PropertyInfo property)
{
    /// <summary>The key in the file: [JsonPropertyName], or the name in camelCase.</summary>
    public string Name { get; } =
        property.IsDefined(typeof(JsonPropertyNameAttribute), inherit: false)
            ? property.GetCustomAttribute<JsonPropertyNameAttribute>(inherit: false)!.Name
            : JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public string ClrName => property.Name;

    public SettingType Type { get; } = SettingType.Of(property.PropertyType);

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <summary>Whether the file may say <c>null</c>: the property is declared with a question mark.</summary>
    public bool AllowsNull =>
        property.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(property.PropertyType) != null
            : new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    public object? Get(object record) => property.GetValue(record);

    public void Set(object record, object? value) => property.SetValue(record, value);

    public T? Attribute<T>()
        where T : Attribute => property.IsDefined(typeof(T), inherit: false)
            ? property.GetCustomAttribute<T>(inherit: false)
            : null;

    /// <summary>Whether other programs call it so.</summary>
    public bool IsAlsoCalled(string name)
    {
        foreach (var other in Attribute<AlsoCalledAttribute>()?.Names ?? [])
        {
            if (SettingName.Fold(other) == SettingName.Fold(name))
                return true;
        }
        return false;
    }

    /// <summary>The name after the names of the sections that it stands in: <c>featurize.threshold</c>.</summary>
    public string FullName(string section) => section.Length == 0 ? Name : $"{section}.{Name}";
}
