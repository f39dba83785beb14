using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Settings;

namespace Kayfabe.Report.Comparing;

/// <summary>Two runs compared, for a terminal: no line is wider than 100 columns.</summary>
public static class PairTable
{
    private const int Width = 100;

    // A setting may be a whole paragraph; the page has all of it.
    private const int LongestText = 280;

    private const char NoBreak = '\u00a0';

    private const string Green = "32", Red = "31", Yellow = "33", Bold = "1";

    /// <summary>The text, with a line feed at the end.</summary>
    /// <param name="pair">The two runs.</param>
    /// <param name="colours">Whether to colour it for a terminal.</param>
    public static string Format(RunPair pair, bool colours)
    {
        var text = new StringBuilder();
        Wrap(text, "a  ", [$"{pair.A.Name}: {pair.A.Description}"]);
        Wrap(text, "b  ", [$"{pair.B.Name}: {pair.B.Description}"]);
        text.Append('\n');
        WriteChanges(text, pair, colours);
        text.Append('\n');
        WriteMetrics(text, pair, colours);
        if (PairSentences.Rows(pair).ToArray() is { Length: > 0 } rows)
        {
            Wrap(text, "", rows);
            text.Append('\n');
        }
        foreach (var line in Lines(Clean(PairSentences.Headline(pair)), Width))
            text.Append(Coloured(line, Bold, colours)).Append('\n');
        // Until here, a number and its unit stayed on one line.
        return text.Replace(NoBreak, ' ').ToString();
    }

    private static void WriteChanges(StringBuilder text, RunPair pair, bool colours)
    {
        if (pair.Changes is not { } changes)
        {
            Wrap(text, "", [pair.WhyUnknown]);
            return;
        }
        if (changes.Count == 0)
        {
            Wrap(text, "", ["Settings, data, code and environment are the same."]);
            return;
        }
        var kind = Math.Max("What".Length, changes.Max(change => change.Kind.Length));
        var stage = Math.Max("Stage".Length, changes.Max(change => Clean(PairSentences.StageOf(change)).Length));
        var table = new TextTable(("What", false), ("Stage", false), ("From a to b", false));
        foreach (var change in changes)
        {
            var words = Quotation.Shorten(Clean(TextOf(change)), LongestText);
            foreach (var (i, line) in Lines(words, Width - kind - stage - 4).Index())
            {
                if (i == 0)
                    table.Add(Coloured(change.Kind, Yellow, colours), Clean(PairSentences.StageOf(change)), line);
                else
                    table.Add("", "", line);
            }
        }
        text.Append(table);
    }

    private static string TextOf(RunChange change)
    {
        var values = $"{change.A} -> {change.B}";
        return change.Text.EndsWith(values, StringComparison.Ordinal)
            ? $"{change.Text[..^values.Length]}{Value(change.A)} -> {Value(change.B)}"
            : change.Text;
    }

    private static string Value(string? value) => Quotation.Shorten(Clean(value ?? ""));

    private static void WriteMetrics(StringBuilder text, RunPair pair, bool colours)
    {
        var rows = MetricRow.Of(pair);
        if (rows.Count == 0)
            return;
        var isPaired = rows.Any(row => row.IsPaired);
        var table = isPaired
            ? new TextTable(
                ("Metric", false), ("a", true), ("b", true), ("b - a", true), ("95 % interval", false), ("", false))
            : new TextTable(("Metric", false), ("a", true), ("b", true));
        foreach (var row in rows)
        {
            var colour = row.Finding.EndsWith("better", StringComparison.Ordinal) ? Green : Red;
            string[] cells =
            [
                row.Metric.Name, row.A, row.B, row.Difference, row.Low.Length == 0 ? "" : $"{row.Low} to {row.High}",
                Coloured(row.Finding, colour, colours),
            ];
            table.Add(isPaired ? cells : cells[..3]);
        }
        text.Append(table).Append('\n');
    }

    private static void Wrap(StringBuilder text, string head, IEnumerable<string> sentences)
    {
        var words = Clean(string.Join(' ', sentences));
        foreach (var (i, line) in Lines(words, Width - head.Length).Index())
            text.Append(i == 0 ? head : new string(' ', head.Length)).Append(line).Append('\n');
    }

    // Breaks at blanks, and within a word that is longer than a line.
    private static IEnumerable<string> Lines(string text, int width)
    {
        while (text.Length > width)
        {
            var blank = text.LastIndexOf(' ', width);
            var end = blank > 0 ? blank : width;
            yield return text[..end];
            text = text[end..].TrimStart(' ');
        }
        yield return text;
    }

    // Names come from files and from git: what would steer a terminal is not shown.
    private static string Clean(string text) =>
        string.Concat(text.Select(c => c is '\n' or '\t' ? ' ' : char.IsControl(c) ? '\ufffd' : c));

    private static string Coloured(string text, string code, bool colours) =>
        colours && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
