using System.Text;

namespace Kayfabe.Report.Auditing;

/// <summary>An audit as a tree for a terminal, from the subject to the sources.</summary>
public static class AuditTree
{
    private const int WordWidth = 9;

    /// <summary>The tree, what is not as it should be, and the verdict; each line ends with a line feed.</summary>
    /// <param name="trail">The audit.</param>
    /// <param name="colours">Whether outcomes are coloured.</param>
    public static string Format(AuditTrail trail, bool colours)
    {
        var text = new StringBuilder();
        Line(text, colours, null, $"{trail.Subject}: run {trail.Run} of {trail.Study}, {trail.Lock}");
        foreach (var check in trail.Records)
            Line(text, colours, check.State, AuditWords.Line(check));
        text.Append('\n');
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var made in trail.Made)
            Add(text, trail, made, "", "", shown, colours);
        text.Append('\n');
        foreach (var (stage, check) in AuditWords.Findings(trail))
            Line(text, colours, check.State, (stage is null ? "" : stage + ": ") + AuditWords.Line(check));
        if (AuditWords.Findings(trail).Count > 0)
            text.Append('\n');
        return text.Append(AuditWords.Verdict(trail)).Append('\n').ToString();
    }

    // A stage is shown whole where it first appears; the tree of a graph would repeat most of it.
    private static void Add(
        StringBuilder text, AuditTrail trail, AuditedRead read, string before, string below, HashSet<string> shown,
        bool colours)
    {
        var isFirst = shown.Add(read.Stage);
        var note = isFirst || trail.Find(read.Stage) is not { } known || IsLeaf(known) ? "" : " (more above)";
        Line(
            text, colours, AuditTrail.Worst(read.Artifacts),
            $"{before}{read.Stage}: {AuditWords.Names(read.Artifacts)}{note}");
        if (!isFirst || trail.Find(read.Stage) is not { } stage)
            return;
        var rows = stage.Checks.Count + stage.Reads.Count;
        foreach (var check in stage.Checks)
            Line(text, colours, check.State, $"{below}{Branch(--rows)}{AuditWords.Line(check)}");
        foreach (var next in stage.Reads)
        {
            var branch = Branch(--rows);
            Add(text, trail, next, below + branch, below + (rows > 0 ? "│  " : "   "), shown, colours);
        }
    }

    private static bool IsLeaf(AuditedStage stage) => stage.Checks.Count + stage.Reads.Count == 0;

    private static string Branch(int rowsAfter) => rowsAfter > 0 ? "├─ " : "└─ ";

    private static void Line(StringBuilder text, bool colours, AuditState? state, string line)
    {
        if (state is { } known)
        {
            var word = AuditWords.Of(known).PadRight(WordWidth);
            text.Append(colours ? $"{Colour(known)}{word}\e[0m" : word);
        }
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static string Colour(AuditState state) => state switch
    {
        AuditState.Verified => "\e[32m",
        AuditState.Wrong => "\e[31m",
        _ => "\e[33m",
    };
}
