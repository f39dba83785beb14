using System.Collections.Concurrent;

namespace Kayfabe.Settings;

/// <summary>The settings of a root record that options of the command line can give.</summary>
public sealed class SettingList
{
    private static readonly ConcurrentDictionary<Type, SettingList> _known = new();

    private readonly List<Setting> _all = [];

    private SettingList(Type root) => Collect(root, [], "");

    /// <summary>All of them, in the order of declaration.</summary>
    public IReadOnlyList<Setting> All => _all;

    /// <summary>The settings of a root record and of the records in it.</summary>
    public static SettingList Of(Type root) => _known.GetOrAdd(root, static type => new SettingList(type));

    /// <summary>
    /// The settings that a name means: that of the full name, or else those with this last part; case, <c>-</c> and
    /// <c>_</c> do not matter.
    /// </summary>
    public IReadOnlyList<Setting> Named(string name)
    {
        var folded = SettingName.Fold(name);
        var whole = _all.FindAll(setting => SettingName.Fold(setting.FullName) == folded);
        return whole.Count > 0 ? whole : _all.FindAll(setting => SettingName.Fold(setting.Name) == folded);
    }

    /// <summary>The full name of the one setting that a name means; the name itself for none, or for several.</summary>
    public string FullNameOf(string name) => Named(name) is [var only] ? only.FullName : name;

    /// <summary>Whether all settings of a name are true or false, so that the name alone says true.</summary>
    public bool IsSwitch(string name) =>
        Named(name) is { Count: > 0 } settings && settings.All(setting => setting.IsSwitch);

    /// <summary>The shortest name for an option: the last part, unless another setting has it.</summary>
    public string OptionName(Setting setting) =>
        _all.FindAll(other => other.Name == setting.Name).Count == 1 ? setting.Name : setting.FullName;

    /// <summary>The setting that an unknown name most likely means: also called so, or spelled alike.</summary>
    /// <returns>The shortest name of it; null where none is near.</returns>
    public string? Nearest(string name)
    {
        if (_all.Find(setting => setting.IsAlsoCalled(name)) is { } known)
            return name.Contains('.', StringComparison.Ordinal) ? known.FullName : OptionName(known);
        return NearestName.Of(name, _all.Select(OptionName).Concat(_all.Select(setting => setting.FullName)));
    }

    private void Collect(Type type, List<SettingProperty> sections, string path)
    {
        foreach (var property in SettingsShape.Of(type).Properties)
        {
            var fullName = property.FullName(path);
            if (property.Type.Kind == SettingKind.Section)
                Collect(property.Type.Clr, [.. sections, property], fullName);
            else if (property.Type.IsOption)
                _all.Add(new Setting(sections, property, fullName));
        }
    }
}
