using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study;

namespace Kayfabe.Build.CommandLine;

/// <summary>Suggests what a user most likely meant by an unknown option or target.</summary>
internal static class Suggestion
{
    /// <summary>The fault of an unknown option.</summary>
    public static Fault For(Argument given)
    {
        if (given.Typed == "--")
            return new Fault("unknown option '--'", "Leave it out: options follow the name of the script directly.");
        if (!Argument.LooksLikeOption(given.Typed))
        {
            var target = Targets.Find(given.Typed) is { } task
                ? Targets.NameOf(task) : NearestName.Of(given.Typed, Targets.Names);
            return new Fault(
                $"'{given.Typed}' is not an option",
                target is null
                    ? "Options begin with two dashes; --help lists them." : $"Did you mean --target={target}?");
        }
        return new Fault(
            $"unknown option '{given.Typed}'",
            Meant(given.Typed.TrimStart('-'), given.Value) is { } meant
                ? $"Did you mean {meant}?" : "--help lists all options and settings.");
    }

    /// <summary>The fault of an unknown target.</summary>
    public static Fault ForTarget(string name) => new(
        $"unknown target '{name}'",
        NearestName.Of(name, Targets.Names) is { } nearest
            ? $"Did you mean --target={nearest}?"
            : "--description lists the targets.");

    private static string? Meant(string name, string? value)
    {
        if (name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
            (name, value) = (name[..colon], value is null ? name[(colon + 1)..] : $"{name[(colon + 1)..]}={value}");
        var all = Options.OfTargets.Concat(Options.OfRuns).ToList();
        var folded = SettingName.Fold(name);
        if (all.Find(one => SettingName.Fold(one.Name) == folded || one.AlsoCalled.Contains(name)) is { } same)
            return same.With(value);
        if (SettingList.Of(typeof(StudySettings)).Named(name).Count > 0)
            return OfSetting(name, value);
        var option = NearestName.Of(name, all.Select(option => option.Name));
        var setting = SettingList.Of(typeof(StudySettings)).Nearest(name);
        return (option, setting) switch
        {
            (null, null) => null,
            (null, _) => OfSetting(setting, value),
            (_, null) => Options.Find(option)!.With(value),
            _ => NearestName.Distance(name, option) <= NearestName.Distance(name, setting)
                ? Options.Find(option)!.With(value)
                : OfSetting(setting, value),
        };
    }

    private static string OfSetting(string name, string? value) => new SettingOverride(name, value ?? "<value>").Option;
}
