using System.ComponentModel;

namespace Kayfabe.Study.Settings;

/// <summary>A setting that an option can give, as a help page lists it.</summary>
/// <param name="Dotted">Its full name: <c>featurize.threshold</c>.</param>
/// <param name="Description">What [Description] says; empty without.</param>
public sealed record SettingName(string Dotted, string Description);

/// <summary>The settings that options of the command line can give.</summary>
public static class SettingNames
{
    /// <summary>All of a root record, in the order of declaration.</summary>
    public static IReadOnlyList<SettingName> Of(Type root) => SettingLeaf.Of(root).ConvertAll(leaf =>
        new SettingName(leaf.Dotted, leaf.Property.Attribute<DescriptionAttribute>()?.Description ?? ""));
}
