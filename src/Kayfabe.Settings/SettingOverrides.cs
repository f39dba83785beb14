namespace Kayfabe.Settings;

/// <summary>What an option of the command line says: <c>--threshold=90</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The text after the equals sign.</param>
public sealed record SettingOverride(string Name, string Value)
{
    /// <summary>The option as it is typed: <c>--threshold=90</c>, <c>--set=featurize.threshold=90</c>.</summary>
    public string Option => $"{(Name.Contains('.', StringComparison.Ordinal) ? "--set=" : "--")}{Name}={Value}";
}

/// <summary>Puts values from the command line in the place of a file's.</summary>
public static class SettingOverrides
{
    /// <summary>
    /// Applies the options. A setting is named by its dotted name (<c>featurize.threshold</c>) or, where no other
    /// section that the file has shares it, by its last part (<c>threshold</c>); case, <c>-</c> and <c>_</c> do not
    /// matter (<c>minimum-support</c>). A list's items are separated by commas. Nothing after the equals sign takes an
    /// optional value away.
    /// </summary>
    /// <param name="tree">The file's tree.</param>
    /// <param name="root">The record that it will be bound to.</param>
    /// <param name="overrides">The options.</param>
    /// <param name="faults">Takes names that are unknown, ambiguous, given twice or of an absent section.</param>
    public static LocatedObject Apply(
        LocatedObject tree,
        Type root,
        IReadOnlyList<SettingOverride> overrides,
        FaultList faults)
    {
        var settings = SettingList.Of(root);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var result = tree;
        foreach (var option in overrides)
        {
            var place = Place.Of(option);
            if (Resolve(option, settings, tree, root, faults) is not { } setting)
                continue;
            if (!given.Add(setting.FullName))
                faults.Add(place.Fault($"{setting.FullName} is given twice", "Give it once."));
            else
                result = Replace(result, setting, 0, OptionValue.Read(setting.Property, option.Value, place));
        }
        return result;
    }

    /// <summary>The setting that an option names, as <see cref="Apply"/> finds it.</summary>
    /// <returns>Null where a fault was added.</returns>
    public static Setting? Resolve(
        SettingOverride option, SettingList settings, LocatedObject tree, Type root, FaultList faults)
    {
        var setting = Find(option, settings, tree, root, out var problem);
        if (setting is null)
            faults.Add(Place.Of(option).Fault(problem!.Problem, problem.Remedy));
        return setting;
    }

    private static Setting? Find(
        SettingOverride option, SettingList settings, LocatedObject tree, Type root, out SettingProblem? problem)
    {
        problem = null;
        var matches = settings.Named(option.Name);
        var present = matches.Where(setting => AbsentSection(setting, tree, root) is null).ToArray();
        if (present.Length == 1)
            return present[0];
        problem = (present.Length, matches.Count) switch
        {
            (0, 0) => Unknown(option, settings),
            (0, _) => new SettingProblem(
                $"the study has no section '{AbsentSection(matches[0], tree, root)}'",
                $"Leave the option out, or add the section to {tree.Place.File ?? "the file"}."),
            _ => new SettingProblem(
                $"'{option.Name}' is a setting of more than one section",
                $"Say which: {Quotation.OfAll([.. present.Select(setting => setting.FullName)])}."),
        };
        return null;
    }

    private static SettingProblem Unknown(SettingOverride option, SettingList settings) => new(
        "unknown setting",
        settings.Nearest(option.Name) is { } nearest
            ? $"Did you mean {(option with { Name = nearest }).Option}?"
            : "See --help for all of them.");

    /// <summary>The section that a setting needs and that neither the file nor a default gives, or null.</summary>
    private static string? AbsentSection(Setting setting, LocatedObject tree, Type root)
    {
        LocatedObject? current = tree;
        var record = SettingsShape.Of(root).Create();
        foreach (var section in setting.Sections)
        {
            var byDefault = section.Get(record);
            var json = current?.Find(section.Name);
            if (json is LocatedNull || (json is null && byDefault is null))
                return section.Name;
            current = json as LocatedObject;
            record = byDefault ?? SettingsShape.Of(section.Type.Clr).Create();
        }
        return null;
    }

    private static LocatedObject Replace(LocatedObject json, Setting setting, int depth, LocatedJson value)
    {
        if (depth == setting.Sections.Count)
            return json.With(setting.Name, value);
        var section = setting.Sections[depth].Name;
        return json.Find(section) switch
        {
            LocatedObject inner => json.With(section, Replace(inner, setting, depth + 1, value)),
            null => json.With(section, Replace(new LocatedObject(value.Place, []), setting, depth + 1, value)),
            _ => json, // not a section at all: the binder says so
        };
    }
}
