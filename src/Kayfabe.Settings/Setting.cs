using System.ComponentModel;

namespace Kayfabe.Settings;

/// <summary>A setting that an option of the command line can give: a single value, or a list of them.</summary>
public sealed class Setting
{
    private readonly IReadOnlyList<SettingProperty> _sections;

    internal Setting(IReadOnlyList<SettingProperty> sections, SettingProperty property, string fullName) =>
        (_sections, Property, FullName) = (sections, property, fullName);

    /// <summary>Its name after those of its sections: <c>featurize.threshold</c>.</summary>
    public string FullName { get; }

    /// <summary>The key in the file, the last part of the full name: <c>threshold</c>.</summary>
    public string Name => Property.Name;

    /// <summary>What [Description] says; empty without.</summary>
    public string Description => Property.Attribute<DescriptionAttribute>()?.Description ?? "";

    /// <summary>The key of the first section that it stands in; null for a setting outside of sections.</summary>
    public string? Section => _sections is [var first, ..] ? first.Name : null;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList => Property.Type.Kind == SettingKind.List;

    /// <summary>Whether the value is true or false.</summary>
    public bool IsSwitch => Property.Type.Kind == SettingKind.Boolean;

    internal IReadOnlyList<SettingProperty> Sections => _sections;

    internal SettingProperty Property { get; }

    /// <summary>Its value in a record of the root type, as an option would give it; empty for none.</summary>
    public string TextIn(object root)
    {
        object? record = root;
        foreach (var section in _sections)
            record = record is null ? null : section.Get(record);
        return OptionValue.TextOf(record is null ? null : Property.Get(record));
    }

    /// <summary>
    /// Whether other programs or earlier versions call it so, with or without its section, which may have another name
    /// too.
    /// </summary>
    internal bool IsAlsoCalled(string name)
    {
        var cut = name.LastIndexOf('.');
        var (section, last) = cut < 0 ? ("", name) : (name[..cut], name[(cut + 1)..]);
        var isProperty = Property.IsAlsoCalled(last);
        if (_sections.Count > 0 && _sections[^1].IsAlsoCalled(section))
            return isProperty || SettingName.Fold(last) == SettingName.Fold(Name);
        return isProperty
            && (section.Length == 0 || SettingName.Fold(name) == SettingName.Fold($"{FullName[..^Name.Length]}{last}"));
    }
}
