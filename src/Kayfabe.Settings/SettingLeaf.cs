namespace Kayfabe.Settings;

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

    /// <summary>
    /// The settings that a name means: those of the dotted name, or else of the last part; case, <c>-</c> and <c>_</c>
    /// do not matter.
    /// </summary>
    public static List<SettingLeaf> Named(string name, List<SettingLeaf> leaves)
    {
        var folded = Fold(name);
        var whole = leaves.FindAll(leaf => Fold(leaf.Dotted) == folded);
        return whole.Count > 0 ? whole : leaves.FindAll(leaf => Fold(leaf.Property.Name) == folded);
    }

    /// <summary>The shortest name by which an option can give it: the last part, where no other setting has it.</summary>
    public string OptionName(List<SettingLeaf> leaves) =>
        leaves.FindAll(other => other.Property.Name == Property.Name).Count == 1 ? Property.Name : Dotted;

    /// <summary>Whether other programs call it so, with or without the names of its sections.</summary>
    public bool IsAlsoCalled(string name)
    {
        var section = Dotted[..^Property.Name.Length];
        return Property.IsAlsoCalled(
            name.StartsWith(section, StringComparison.OrdinalIgnoreCase) ? name[section.Length..] : name);
    }

    /// <summary>The name without what does not tell one from another: case, <c>-</c> and <c>_</c>.</summary>
    public static string Fold(string name) => name
        .Replace("-", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal)
        .ToLowerInvariant();

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
