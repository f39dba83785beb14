using System.Text;
using Kayfabe.Build.Terminal;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Explaining;

/// <summary>A plan, and a key, as text.</summary>
internal static class PlanText
{
    private const int WidestDetail = 160;

    /// <summary>A line for each stage, and a summary.</summary>
    public static string Of(string study, IReadOnlyList<PlannedStage> plan, bool colours)
    {
        int name = "Stage".Length, verdict = "Plan".Length;
        foreach (var stage in plan)
        {
            name = Math.Max(name, stage.Name.Length);
            verdict = Math.Max(verdict, PlannedStage.Text(stage.Plan).Length);
        }
        var text = new StringBuilder();
        text.Append($"{"Stage".PadRight(name)}  {"Plan".PadRight(verdict)}  Why\n");
        text.Append('-', name + verdict + 30).Append('\n');
        var counts = new int[(int)Plan.NotApplicable + 1];
        foreach (var stage in plan)
        {
            counts[(int)stage.Plan]++;
            var words = PlannedStage.Text(stage.Plan).PadRight(verdict);
            if (colours)
                words = Colour(stage.Plan, words);
            text.Append($"{stage.Name.PadRight(name)}  {words}  {Cut(stage.Detail)}".TrimEnd()).Append('\n');
        }
        var parts = new List<string>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                parts.Add($"{counts[i]} {PlannedStage.Text((Plan)i)}");
        }
        return text.Append($"{study}: {string.Join(", ", parts)}; nothing was run\n").ToString();
    }

    /// <summary>The entries of a key as they are hashed, and the key.</summary>
    public static string KeyOf(PlannedStage stage)
    {
        if (stage.Key is not { } key)
            return $"{stage.Name} has no key: {stage.Detail}\n";
        var text = new StringBuilder();
        foreach (var (kind, name, value) in key.Entries)
        {
            var shown = value is null ? "(absent)" : Shown(value);
            text.Append($"{EntryKindNames.Of(kind),-11}  {Shown(name)}  {shown}\n");
        }
        return text.Append(stage.Plan == Plan.Waits
            ? $"The key is not known yet: it {Cut(stage.Detail)}.\n"
            : $"{key.Key}\n").ToString();
    }

    // Names of files and values of settings come from strangers; a line feed in one is not a new entry.
    private static string Shown(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static string Cut(string detail) => detail.Length <= WidestDetail
        ? TerminalText.Sanitize(detail) : TerminalText.Sanitize(detail[..(WidestDetail - 3)]) + "...";

    private static string Colour(Plan plan, string text) => plan switch
    {
        Plan.Hit => $"\e[32m{text}\e[0m",
        Plan.NotApplicable => $"\e[90m{text}\e[0m",
        _ => $"\e[33m{text}\e[0m",
    };
}
