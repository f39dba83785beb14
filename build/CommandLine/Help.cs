using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study;

namespace Kayfabe.Build.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
public static class Help
{
    private const int Column = 32;

    /// <summary>The script that the user called: build.ps1 passes its own name.</summary>
    public static string Script => Environment.GetEnvironmentVariable("KAYFABE_COMMAND") ?? "./build.sh";

    /// <summary>The whole text, one screen and the settings.</summary>
    public static string Text()
    {
        var text = new StringBuilder("""
            Builds a study reproducibly, from posts and annotations to a report, and reruns only what a change affects.

            Usage: ./build.sh [--target=<name>] [--study=<name>] [--<setting>=<value> ...]

              ./build.sh                          make the report of the default study
              ./build.sh --target=Train           stop after training
              ./build.sh --max_depth=3            override a setting for this run; nothing is published then
              ./build.sh --target=Sweep --threshold=80,90 --max_depth=3,5
                                                  try settings on inner folds of the training rows
              ./build.sh --description            list the targets


            """.ReplaceLineEndings("\n").Replace("./build.sh", Script, StringComparison.Ordinal));
        Section(text, "Options", Options.OfTargets);
        Section(text, "Options of the run", Options.OfRuns);
        text.Append("Settings of study.json. To override one, give the last part of its name, --threshold=90, ")
            .Append("or --set=featurize.threshold=90\n");
        foreach (var setting in SettingList.Of(typeof(StudySettings)).All)
            text.Append($"  {setting.FullName}".PadRight(Column)).Append("  ").Append(setting.Description).Append('\n');
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<Option> options)
    {
        text.Append(title).Append('\n');
        foreach (var option in options)
        {
            var letter = option.Letter is { } one ? $", -{one}" : "";
            text.Append($"  {option.With(null)}{letter}".PadRight(Column));
            text.Append("  ").Append(option.Help).Append('\n');
        }
        text.Append('\n');
    }
}
