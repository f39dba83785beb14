using System.Reflection;

namespace Kayfabe.Settings;

/// <summary>Finds sections of a root record by their type, so that who reads one names no other.</summary>
/// <remarks>A type is that of one section, or marked with <see cref="PartOfAttribute"/>.</remarks>
public static class SettingSections
{
    /// <summary>The section of a type, or the part of a section that the type is.</summary>
    /// <returns>Null where the section is absent.</returns>
    /// <exception cref="NotSupportedException">No section has the type, or the section lacks what a part has.</exception>
    public static object? Find(object root, Type type)
    {
        var section = Section(root.GetType(), type, out var isPart);
        var record = section is null ? root : section.Get(root);
        return isPart && record is not null ? PartOf(record, type) : record;
    }

    /// <summary>The key of the section that a type is, or is a part of; empty for the root itself.</summary>
    /// <exception cref="NotSupportedException">No section has the type.</exception>
    public static string NameOf(Type root, Type type) => Section(root, type, out _)?.Name ?? "";

    /// <summary>The root's type, and those of all sections and of the records in them.</summary>
    public static IReadOnlyList<Type> TypesOf(Type root)
    {
        var types = new List<Type>();
        Add(root);
        return types;

        void Add(Type type)
        {
            if (types.Contains(type))
                return;
            types.Add(type);
            foreach (var property in SettingsShape.Of(type).Properties)
            {
                for (var one = property.Type; one is not null; one = one.Element)
                {
                    if (one.Kind == SettingKind.Section)
                        Add(one.Clr);
                }
            }
        }
    }

    private static SettingProperty? Section(Type root, Type type, out bool isPart)
    {
        var shape = SettingsShape.Of(root);
        foreach (var property in shape.Properties)
        {
            if (property.Type.Clr == type)
            {
                isPart = false;
                return property;
            }
        }
        isPart = true;
        var name = type.GetCustomAttribute<PartOfAttribute>(inherit: false)?.Section
                   ?? throw new NotSupportedException($"{root.Name} has no section {type.Name}.");
        if (name.Length == 0)
            return null;
        var at = shape.IndexOf(name);
        return at >= 0 && shape.Properties[at].Type.Kind == SettingKind.Section
            ? shape.Properties[at]
            : throw new NotSupportedException($"{type.Name} is a part of {name}, which is no section of {root.Name}.");
    }

    private static object PartOf(object section, Type type)
    {
        var whole = SettingsShape.Of(section.GetType());
        var shape = SettingsShape.Of(type);
        var part = shape.Create();
        foreach (var property in shape.Properties)
        {
            var at = whole.IndexOf(property.Name);
            if (at < 0 || whole.Properties[at].Type != property.Type)
            {
                throw new NotSupportedException(
                    $"{section.GetType().Name} has no {property.Name} of the type that {type.Name} says.");
            }
            property.Set(part, whole.Properties[at].Get(section));
        }
        return part;
    }
}
