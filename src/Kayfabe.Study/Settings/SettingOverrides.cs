namespace Kayfabe.Study.Settings;

/// <summary>What an option of the command line says: <c>--threshold=90</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The text after the equals sign.</param>
public sealed record SettingOverride(string Name, string Value);

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
    /// <param name="otherOptions">Names of options that are no settings, to be suggested for a misspelled one.</param>
    public static JsonObject Apply(
        JsonObject tree,
        Type root,
        IReadOnlyList<SettingOverride> overrides,
        FaultCollector faults,
        IReadOnlyList<string>? otherOptions = null)
    {
        var leaves = SettingLeaf.Of(root);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var result = tree;
        foreach (var option in overrides)
        {
            var place = Place.OfOption(option.Name, option.Value);
            if (Resolve(option, leaves, tree, root, faults, otherOptions) is not { } leaf)
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
        FaultCollector faults,
        IReadOnlyList<string>? otherOptions)
    {
        var leaf = Find(option.Name, leaves, tree, root, otherOptions ?? [], out var problem);
        if (leaf is null)
            faults.Add(Place.OfOption(option.Name, option.Value).Fault(problem!.Problem, problem.Remedy));
        return leaf;
    }

    private static SettingLeaf? Find(
        string name,
        List<SettingLeaf> leaves,
        JsonObject tree,
        Type root,
        IReadOnlyList<string> otherOptions,
        out SettingProblem? problem)
    {
        problem = null;
        var folded = Fold(name);
        var matches = leaves.FindAll(leaf => Fold(leaf.Dotted) == folded);
        if (matches.Count == 0)
            matches = leaves.FindAll(leaf => Fold(leaf.Property.Name) == folded);
        var present = matches.FindAll(leaf => AbsentSection(leaf, tree, root) is null);
        if (present.Count == 1)
            return present[0];
        problem = (present.Count, matches.Count) switch
        {
            (0, 0) => Unknown(name, leaves, otherOptions),
            (0, _) => new SettingProblem(
                $"the study has no section '{AbsentSection(matches[0], tree, root)}'",
                $"Leave the option out, or add the section to {tree.Place.File ?? "the file"}."),
            _ => new SettingProblem(
                $"'{name}' is a setting of more than one section",
                $"Say which: {Quotation.OfAll([.. present.Select(leaf => leaf.Dotted)])}."),
        };
        return null;
    }

    private static SettingProblem Unknown(string name, List<SettingLeaf> leaves, IReadOnlyList<string> otherOptions)
    {
        List<string> dotted = [.. leaves.Select(leaf => leaf.Dotted)];
        List<string> known = [.. leaves.Select(leaf => leaf.Property.Name), .. dotted, .. otherOptions];
        return new SettingProblem(
            "there is no such option or setting",
            NearestName.Of(name, known) is { } nearest
                ? $"Did you mean '--{nearest}'?"
                : "See --help for all of them.");
    }

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

    private static string Fold(string name) => name
        .Replace("-", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal)
        .ToLowerInvariant();
}
