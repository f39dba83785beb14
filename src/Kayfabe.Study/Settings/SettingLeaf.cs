namespace Kayfabe.Study.Settings;

/// <summary>A setting that an option of the command line can give, with the sections that lead to it.</summary>
internal sealed record SettingLeaf(IReadOnlyList<SettingProperty> Sections, SettingProperty Property, string Dotted)
{
    /// <summary>All of a record and the records in it, in the order of declaration.</summary>
    public static List<SettingLeaf> Of(Type root)
    {
        var leaves = new List<SettingLeaf>();
        Collect(root, [], "", leaves);
        return leaves;
    }

    /// <summary>Its value in a record of the root type; null where a section that leads to it is absent.</summary>
    public object? ValueIn(object root)
    {
        object? record = root;
        foreach (var section in Sections)
            record = record is null ? null : section.Get(record);
        return record is null ? null : Property.Get(record);
    }

    private static void Collect(Type type, List<SettingProperty> sections, string path, List<SettingLeaf> leaves)
    {
        foreach (var property in SettingsShape.Of(type).Properties)
        {
            var dotted = property.Dotted(path);
            if (property.Type.Kind == SettingKind.Section)
                Collect(property.Type.Clr, [.. sections, property], dotted, leaves);
            else if (property.Type.IsOption)
                leaves.Add(new SettingLeaf(sections, property, dotted));
        }
    }
}
