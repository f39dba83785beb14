using Kayfabe.Build.CommandLine;
using Kayfabe.Settings;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>The command that evaluates a cell on the test rows.</summary>
internal static class SweepCommand
{
    /// <summary><c>./build.sh --threshold=90 --max_depth=5</c>.</summary>
    public static string Of(string study, SweepPlan plan, SweepCell cell)
    {
        var options = plan.Axes.Select((axis, i) => new SettingOverride(axis.Option, cell.Values[i]));
        IEnumerable<SettingOverride> all =
        [
            .. study == Options.DefaultStudy ? (SettingOverride[])[] : [new("study", study)],
            .. plan.Fixed, .. cell.IsOwn ? [] : options,
        ];
        return string.Join(' ', all.Select(option => (option with { Value = Quoted(option.Value) }).Option)
            .Prepend("./build.sh"));
    }

    // For a shell: what it could interpret is put in single quotes.
    private static string Quoted(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '_' or '-' or ':' or '/' or '+')
            ? value
            : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
