using System.ComponentModel;

namespace Kayfabe.Settings;

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

    /// <summary>Whether an option's name is that of a setting, as <see cref="SettingOverrides.Apply"/> reads it.</summary>
    public static bool Has(Type root, string name) => SettingLeaf.Named(name, SettingLeaf.Of(root)).Count > 0;

    /// <summary>The full name of the one setting that an option's name means; the name itself where it means none, or several.</summary>
    public static string WholeOf(Type root, string name) =>
        SettingLeaf.Named(name, SettingLeaf.Of(root)) is [var leaf] ? leaf.Dotted : name;

    /// <summary>Whether all settings of a name are true or false, so that the name alone says true.</summary>
    public static bool IsSwitch(Type root, string name) => SettingLeaf.Named(name, SettingLeaf.Of(root)) is { Count: > 0 } leaves
        && leaves.TrueForAll(leaf => leaf.Property.Type.Kind == SettingKind.Boolean);

    /// <summary>The setting that an unknown name most likely means: one that is also called so, or is spelled alike.</summary>
    /// <returns>Its last part, or the whole where another setting shares that; null where none is near.</returns>
    public static string? Nearest(Type root, string name) => Nearest(name, SettingLeaf.Of(root));

    internal static string? Nearest(string name, List<SettingLeaf> leaves)
    {
        if (leaves.Find(leaf => leaf.IsAlsoCalled(name)) is { } known)
            return name.Contains('.', StringComparison.Ordinal) ? known.Dotted : known.OptionName(leaves);
        List<string> names = [.. leaves.Select(leaf => leaf.OptionName(leaves)), .. leaves.Select(leaf => leaf.Dotted)];
        return NearestName.Of(name, names);
    }
}
