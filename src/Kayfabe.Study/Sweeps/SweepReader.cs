using Kayfabe.Settings;
namespace Kayfabe.Study.Sweeps;

/// <summary>Reads options as a sweep means them: lists of values, each combination a cell.</summary>
internal sealed class SweepReader(ReadOnlyMemory<byte> study, string file)
{
    private const string Example = "--threshold=80,90,95 --set=train.max_depth=3,5,7";

    private static readonly string[] _sections = ["featurize", "train"];

    private readonly List<SettingLeaf> _leaves = SettingLeaf.Of(typeof(StudySettings));

    public SweepPlan Read(IReadOnlyList<SettingOverride> options)
    {
        var (varied, single) = Part(options);
        RefuseOthers([.. varied.Select(setting => setting.Leaf)]);
        CheckSize([.. varied.Select(setting => setting.Texts.Count)]);
        var own = SettingsFile.Parse<StudySettings>(study, file, single);
        return new SweepPlan(
            [.. varied.Select(setting => new SweepAxis(setting.Leaf.Dotted, setting.Leaf.OptionName(_leaves), setting.Texts))],
            single,
            Cells(varied, single, own));
    }

    /// <summary>The settings that are varied with their values, and the options that give one value.</summary>
    private (List<Varied> Varied, List<SettingOverride> Single) Part(IReadOnlyList<SettingOverride> options)
    {
        var faults = new FaultCollector();
        var tree = JsonTree.Parse(study, file, faults) as JsonObject;
        faults.ThrowIfAny();
        var (varied, single) = (new List<Varied>(), new List<SettingOverride>());
        // Of a file that is no object, the binder says so.
        var named = options.Select(option => (
            Option: option,
            Leaf: tree is null
                ? null
                : SettingOverrides.Resolve(option, _leaves, tree, typeof(StudySettings), faults)));
        foreach (var setting in named.GroupBy(each => each.Leaf?.Dotted, StringComparer.Ordinal).ToArray())
        {
            var leaf = setting.First().Leaf;
            string[] texts = [.. setting.SelectMany(each => TextsOf(leaf, each.Option.Value))];
            if (leaf is null || texts.Length == 1)
                single.AddRange(setting.Select(each => each.Option));
            else
                varied.Add(new Varied(leaf, setting.First().Option.Name, [.. texts.Distinct(StringComparer.Ordinal)]));
        }
        faults.ThrowIfAny();
        return varied.Count > 0
            ? (varied, single)
            : throw new InputException(new Fault(
                "there is nothing to sweep: no setting has more than one value",
                $"Give some a list: {Example}. A setting that is a list itself is given once for each of its values."));
    }

    private static string[] TextsOf(SettingLeaf? leaf, string value) =>
        leaf is null || leaf.Property.Type.Kind == SettingKind.List ? [value] : value.Split(',', StringSplitOptions.TrimEntries);

    private static void RefuseOthers(IReadOnlyList<SettingLeaf> leaves)
    {
        var others = leaves.Where(leaf => leaf.Sections is not [var section, ..] || !_sections.Contains(section.Name)).ToArray();
        if (others.Length > 0)
        {
            throw new InputException(new Fault(
                $"a sweep cannot vary {Quotation.OfAll([.. others.Select(leaf => leaf.Dotted)])}",
                "It varies settings of featurize and train only: others change the rows, the outcomes, the split or "
                + "the measure, so that the cells could not be compared. Give each of them one value."));
        }
        if (leaves.Any(leaf => leaf.Dotted == "featurize.supportOn"))
        {
            throw new InputException(new Fault(
                "a sweep cannot vary 'featurize.supportOn'",
                "It reads no test row, so that the support of a feature is always counted on the training rows."));
        }
    }

    private static void CheckSize(IReadOnlyList<int> lengths)
    {
        var count = SweepGrid.Count(lengths);
        if (count > SweepPlan.MostCells)
        {
            throw new InputException(new Fault(
                FormattableString.Invariant($"the sweep would have {count:N0} cells, more than {SweepPlan.MostCells:N0}"),
                "Give fewer values; the best of very many cells is mostly luck anyway."));
        }
    }

    private List<SweepCell> Cells(IReadOnlyList<Varied> varied, List<SettingOverride> single, StudySettings own)
    {
        var ownCell = CellOf(varied, own) with { IsOwn = true };
        var (cells, known) = (new List<SweepCell>(), new HashSet<string>(StringComparer.Ordinal));
        var faults = new List<Fault>();
        foreach (var texts in SweepGrid.Combine([.. varied.Select(setting => setting.Texts)]))
        {
            try
            {
                var settings = SettingsFile.Parse<StudySettings>(
                    study, file, [.. single, .. texts.Select((text, i) => new SettingOverride(varied[i].Name, text))]);
                var cell = CellOf(varied, settings);
                if (known.Add(cell.SettingsText))
                    cells.Add(cell with { IsOwn = cell.SettingsText == ownCell.SettingsText });
            }
            catch (InputException e)
            {
                faults.AddRange(e.Faults);
            }
        }
        var collected = new FaultCollector();
        // A value that is at fault is so in many cells.
        foreach (var fault in faults.Distinct())
            collected.Add(fault);
        collected.ThrowIfAny();
        return cells.Exists(cell => cell.IsOwn) ? cells : [.. cells, ownCell];
    }

    private static SweepCell CellOf(IReadOnlyList<Varied> varied, StudySettings settings) => new(
        [.. varied.Select(setting => OptionValue.TextOf(setting.Leaf.ValueIn(settings)))],
        settings.Featurize, settings.Train, IsOwn: false);

    /// <param name="Leaf">The setting.</param>
    /// <param name="Name">Its name as it was typed, for messages.</param>
    /// <param name="Texts">Its values as they were typed.</param>
    private sealed record Varied(SettingLeaf Leaf, string Name, IReadOnlyList<string> Texts);
}
