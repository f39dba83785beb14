namespace Kayfabe.Settings;

/// <summary>What an option of the command line says: <c>--threshold=90</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The text after the equals sign.</param>
public sealed record SettingOverride(string Name, string Value)
{
    /// <summary>The option as it is typed: <c>--threshold=90</c>, <c>--set=featurize.threshold=90</c>.</summary>
    public string Option => $"{(Name.Contains('.', StringComparison.Ordinal) ? "--set=" : "--")}{Name}={Value}";

    /// <summary>Whether a name that was given means a setting: by its dotted name, or by that without its section.</summary>
    /// <param name="name">The name as it was typed: case, <c>-</c> and <c>_</c> do not matter.</param>
    /// <param name="dotted">The setting's dotted name: <c>featurize.threshold</c>.</param>
    public static bool IsNameOf(string name, string dotted) =>
        SettingLeaf.Fold(name) == SettingLeaf.Fold(dotted)
        || SettingLeaf.Fold(name) == SettingLeaf.Fold(dotted[(dotted.IndexOf('.', StringComparison.Ordinal) + 1)..]);
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
    public static JsonObject Apply(
        JsonObject tree,
        Type root,
        IReadOnlyList<SettingOverride> overrides,
        FaultCollector faults)
    {
        var leaves = SettingLeaf.Of(root);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var result = tree;
        foreach (var option in overrides)
        {
            var place = Place.Of(option);
            if (Resolve(option, leaves, tree, root, faults) is not { } leaf)
                continue;
            if (!given.Add(leaf.Dotted))
                faults.Add(place.Fault($"{leaf.Dotted} is given twice", "Give it once."));
            else
                result = Replace(result, leaf, 0, OptionValue.Read(leaf.Property, option.Value, place));
        }
        return result;
    }

    /// <summary>The setting that an option names, as <see cref="Apply"/> finds it; null where a fault was added.</summary>
    internal static SettingLeaf? Resolve(
        SettingOverride option,
        List<SettingLeaf> leaves,
        JsonObject tree,
        Type root,
        FaultCollector faults)
    {
        var leaf = Find(option, leaves, tree, root, out var problem);
        if (leaf is null)
            faults.Add(Place.Of(option).Fault(problem!.Problem, problem.Remedy));
        return leaf;
    }

    private static SettingLeaf? Find(
        SettingOverride option,
        List<SettingLeaf> leaves,
        JsonObject tree,
        Type root,
        out SettingProblem? problem)
    {
        problem = null;
        var matches = SettingLeaf.Named(option.Name, leaves);
        var present = matches.FindAll(leaf => AbsentSection(leaf, tree, root) is null);
        if (present.Count == 1)
            return present[0];
        problem = (present.Count, matches.Count) switch
        {
            (0, 0) => Unknown(option, leaves),
            (0, _) => new SettingProblem(
                $"the study has no section '{AbsentSection(matches[0], tree, root)}'",
                $"Leave the option out, or add the section to {tree.Place.File ?? "the file"}."),
            _ => new SettingProblem(
                $"'{option.Name}' is a setting of more than one section",
                $"Say which: {Quotation.OfAll([.. present.Select(leaf => leaf.Dotted)])}."),
        };
        return null;
    }

    private static SettingProblem Unknown(SettingOverride option, List<SettingLeaf> leaves) => new(
        "unknown setting",
        SettingNames.Nearest(option.Name, leaves) is { } nearest
            ? $"Did you mean {(option with { Name = nearest }).Option}?"
            : "See --help for all of them.");

    /// <summary>The section that a leaf needs and that neither the file nor a default gives, or null.</summary>
    private static string? AbsentSection(SettingLeaf leaf, JsonObject tree, Type root)
    {
        JsonObject? current = tree;
        var record = SettingsShape.Of(root).Create();
        foreach (var section in leaf.Sections)
        {
            var byDefault = section.Get(record);
            var json = current?.Find(section.Name);
            if (json is JsonNull || (json is null && byDefault is null))
                return section.Name;
            current = json as JsonObject;
            record = byDefault ?? SettingsShape.Of(section.Type.Clr).Create();
        }
        return null;
    }

    private static JsonObject Replace(JsonObject json, SettingLeaf leaf, int depth, JsonTree value)
    {
        if (depth == leaf.Sections.Count)
            return json.With(leaf.Property.Name, value);
        var section = leaf.Sections[depth].Name;
        return json.Find(section) switch
        {
            JsonObject inner => json.With(section, Replace(inner, leaf, depth + 1, value)),
            null => json.With(section, Replace(new JsonObject(value.Place, []), leaf, depth + 1, value)),
            _ => json, // not a section at all: the binder says so
        };
    }
}
