using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Verifying;

/// <summary>What a verification says on the terminal.</summary>
internal static class VerifyText
{
    private const int FilesShown = 20;

    /// <summary>A table of the stages, then the files that are not as published, then the verdict.</summary>
    public static string Of(string study, Verification result, double seconds, bool colours)
    {
        var text = new StringBuilder();
        var stage = result.Stages.Max(check => check.Name.Length);
        var verdict = "same results".Length;
        text.Append($"{"Stage".PadRight(stage)}  {"Verdict".PadRight(verdict)}  What differs from the lock\n");
        text.Append('-', stage + verdict + 30).Append('\n');
        foreach (var check in result.Stages)
        {
            var words = Matches.Text(check.Match).PadRight(verdict);
            text.Append(
                $"{check.Name.PadRight(stage)}  {(colours ? Colour(check.Match, words) : words)}  {check.Detail}"
                    .TrimEnd()).Append('\n');
        }
        if (result.Files.Count > 0)
            text.Append('\n');
        foreach (var file in result.Files.Take(FilesShown))
            text.Append($"{file.Name}: {Matches.Text(file.Match)}: {file.Detail}\n");
        if (result.Files.Count > FilesShown)
            text.Append($"and {result.Files.Count - FilesShown} more files\n");
        text.Append(Platforms(result));
        text.Append(FormattableString.Invariant(
            $"{study}: {Matches.Text(result.Match)}: {Stages(result)}, {result.Compared.Count} published files; "));
        text.Append(FormattableString.Invariant($"made again in {seconds:F2} s, run {result.Made.Id}; "));
        return text.Append($"published run {result.Published.Lock.Id}\n").ToString();
    }

    private static string Stages(Verification result) => string.Join(", ",
        from check in result.Stages
        group check by check.Match into same
        orderby same.Key
        select $"{same.Count()} {(same.Count() == 1 ? "stage" : "stages")} {Matches.Text(same.Key)}");

    private static string Platforms(Verification result)
    {
        var (before, now) = (PlatformOf(result.Published.Lock), PlatformOf(result.Made));
        return before == now ? "" : $"Published on {before}; made again on {now}.\n";
    }

    private static string PlatformOf(StudyLock run)
    {
        string? Value(string name) => run.Stages.SelectMany(stage => stage.Entries)
            .FirstOrDefault(entry => entry.Kind == EntryKind.Environment && entry.Name == name)?.Value;
        return Value(ThisMachine.OperatingSystemEntry) is { } system
            && Value(ThisMachine.ArchitectureEntry) is { } architecture
                ? $"{system} {architecture}" : "a platform that the lock does not name";
    }

    private static string Colour(Match match, string text) => match switch
    {
        Match.Identical => $"\e[32m{text}\e[0m",
        Match.Different => $"\e[31m{text}\e[0m",
        _ => $"\e[33m{text}\e[0m",
    };
}
