using Kayfabe.Settings;
namespace Kayfabe.Study.Sweeps;

/// <summary>Reads options as a sweep means them: lists of values, each combination a cell.</summary>
internal sealed class SweepReader(ReadOnlyMemory<byte> study, string file)
{
    private const string Example = "--threshold=80,90,95 --set=train.max_depth=3,5,7";

    private static readonly string[] _sections = ["featurize", "train"];

    private readonly SettingList _settings = SettingList.Of(typeof(StudySettings));

    public SweepPlan Read(IReadOnlyList<SettingOverride> options)
    {
        var (varied, single) = Part(options);
        RefuseOthers([.. varied.Select(axis => axis.Setting)]);
        CheckSize([.. varied.Select(axis => axis.Texts.Count)]);
        var own = SettingsFile.Parse<StudySettings>(study, file, single);
        return new SweepPlan(
            [.. varied.Select(axis => new SweepAxis(axis.Setting.FullName, _settings.OptionName(axis.Setting), axis.Texts))],
            single,
            Cells(varied, single, own));
    }

    /// <summary>The settings that are varied with their values, and the options that give one value.</summary>
    private (List<Varied> Varied, List<SettingOverride> Single) Part(IReadOnlyList<SettingOverride> options)
    {
        var faults = new FaultList();
        var tree = LocatedJsonParser.Parse(study, file, faults) as LocatedObject;
        faults.ThrowIfAnyByLine();
        var (varied, single) = (new List<Varied>(), new List<SettingOverride>());
        // A file that is not an object is reported by the binder.
        var named = options.Select(option => (
            Option: option,
            Setting: tree is null
                ? null
                : SettingOverrides.Resolve(option, _settings, tree, typeof(StudySettings), faults)));
        foreach (var same in named.GroupBy(each => each.Setting?.FullName, StringComparer.Ordinal).ToArray())
        {
            var setting = same.First().Setting;
            string[] texts = [.. same.SelectMany(each => TextsOf(setting, each.Option.Value))];
            if (setting is null || texts.Length == 1)
                single.AddRange(same.Select(each => each.Option));
            else
                varied.Add(new Varied(setting, same.First().Option.Name, [.. texts.Distinct(StringComparer.Ordinal)]));
        }
        faults.ThrowIfAnyByLine();
        return varied.Count > 0
            ? (varied, single)
            : throw new InputException(new Fault(
                "there is nothing to sweep: no setting has more than one value",
                $"Give some a list: {Example}. A setting that is a list itself is given once for each of its values."));
    }

    private static string[] TextsOf(Setting? setting, string value) =>
        setting is null || setting.IsList ? [value] : value.Split(',', StringSplitOptions.TrimEntries);

    private static void RefuseOthers(IReadOnlyList<Setting> settings)
    {
        var others = settings.Where(setting => !_sections.Contains(setting.Section)).ToArray();
        if (others.Length > 0)
        {
            throw new InputException(new Fault(
                $"a sweep cannot vary {Quotation.OfAll([.. others.Select(setting => setting.FullName)])}",
                "It varies settings of featurize and train only: others change the rows, the outcomes, the split or "
                + "the measure, so that the cells could not be compared. Give each of them one value."));
        }
        if (settings.Any(setting => setting.FullName == "featurize.supportOn"))
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
        foreach (var texts in SweepGrid.Combine([.. varied.Select(axis => axis.Texts)]))
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
        var collected = new FaultList();
        // A value that is at fault is so in many cells.
        foreach (var fault in faults.Distinct())
            collected.Add(fault);
        collected.ThrowIfAnyByLine();
        return cells.Exists(cell => cell.IsOwn) ? cells : [.. cells, ownCell];
    }

    private static SweepCell CellOf(IReadOnlyList<Varied> varied, StudySettings settings) => new(
        [.. varied.Select(axis => axis.Setting.TextIn(settings))],
        settings.Featurize, settings.Train, IsOwn: false);

    /// <param name="Setting">The setting.</param>
    /// <param name="Name">Its name as it was typed, for messages.</param>
    /// <param name="Texts">Its values as they were typed.</param>
    private sealed record Varied(Setting Setting, string Name, IReadOnlyList<string> Texts);
}
