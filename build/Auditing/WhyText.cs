using System.Globalization;
using System.Text;
using Kayfabe.Report.Document;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>Where a file came from: one line a step, from the file to the sources.</summary>
internal static class WhyText
{
    // Of a stage that reads more stages than this, only the number of artifacts is told.
    private const int NamedStages = 5;

    /// <summary>The steps; each line ends with a line feed.</summary>
    /// <param name="subject">The file.</param>
    /// <param name="now">The digest of the file as it is here; null where no file was named.</param>
    public static string Format(NamedSubject subject, Digest? now) => subject switch
    {
        MadeSubject made => Of(made, now),
        SourceSubject source => Of(source, now),
        _ => "",
    };

    private static string Of(MadeSubject made, Digest? now)
    {
        var text = new StringBuilder();
        foreach (var (stage, output) in made.Files)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{made.Name}: {stage.Stage}/{output.Path} of run {made.Run.Lock.Id} ({made.Run.Place})\n");
            text.Append(CultureInfo.InvariantCulture, $"{output.Digest}, {output.Size:N0} bytes\n");
            if (now is not null && now != output.Digest)
                text.Append(CultureInfo.InvariantCulture,
                    $"The file was altered since: its content is {now}.\n");
        }
        var stages = Lineage.Of(made.Run.Lock, made.Files.Select(file => file.Stage.Stage));
        text.Append('\n').Append(Steps(stages));
        return text.Append('\n').Append(Sources(stages)).ToString();
    }

    private static string Of(SourceSubject source, Digest? now)
    {
        var readers = source.Run.Lock.Stages.Where(stage => stage.Entries.Contains(source.Entry))
            .Select(stage => stage.Stage);
        var (_, name, value) = source.Entry;
        var isWhole = source.Name.EndsWith(name, StringComparison.Ordinal);
        return $"{source.Name} is a source of the study: no stage made it.\n"
            + $"Read by {string.Join(", ", readers)} in run {source.Run.Lock.Id} ({source.Run.Place}) as {name}, "
            + $"{value ?? "absent"}\n"
            + (isWhole && now is not null && value != now.ToString()
                ? $"The file was edited since: its content is {now}.\n" : "");
    }

    private static string Steps(IReadOnlyList<LockedStage> stages)
    {
        var width = stages.Max(stage => stage.Stage.Length);
        return string.Concat(stages.Select(stage =>
            $"{stage.Stage.PadRight(width)}  made from {string.Join("; ", MadeFrom(stage))}\n"));
    }

    private static IEnumerable<string> MadeFrom(LockedStage stage)
    {
        var reads = stage.Reads().Where(read => read.Digest is not null).GroupBy(read => read.Stage).ToArray();
        if (reads.Length > NamedStages)
            yield return string.Join(", ", reads.Select(read => $"{read.Key} ({read.Count()})"));
        else
            foreach (var read in reads)
                yield return $"{read.Key}: {string.Join(", ", read.Select(artifact => artifact.Path))}";
        var inputs = stage.Entries.Where(entry => entry.Kind == EntryKind.Input && entry.Value is not null).ToArray();
        if (inputs.Length > 0)
            yield return string.Join(", ", inputs.Select(entry => entry.Name));
        var settings = stage.Entries.Count(entry => entry.Kind == EntryKind.Setting);
        if (settings > 0)
            yield return settings == 1 ? "1 setting" : $"{settings} settings";
        var library = stage.Entries.FirstOrDefault(entry =>
            entry.Kind == EntryKind.Environment && entry.Name == "XGBoost");
        if (library is not null)
            yield return $"XGBoost {library.Value}";
    }

    private static string Sources(IEnumerable<LockedStage> stages)
    {
        var table = new TextTable(("Source", false), ("Digest", false));
        foreach (var entry in stages.SelectMany(stage => stage.Entries)
            .Where(entry => entry.Kind == EntryKind.Input && entry.Value is not null)
            .DistinctBy(entry => entry.Name).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            table.Add(entry.Name, entry.Value!);
        return table.ToString();
    }
}
