using Cake.Core.Diagnostics;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study;

namespace Kayfabe.Build.CommandLine;

/// <summary>Reads one command line, and collects all its faults.</summary>
internal sealed class InvocationReader
{
    private static readonly string[] s_shows = ["dryrun", "tree", "description"];

    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<SettingOverride> _overrides = [];

    public Invocation Read(IReadOnlyList<string> words)
    {
        // With --help, the rest of the line may be wrong.
        foreach (var word in words)
        {
            if (word is "--help" or "-h" or "-?" or "/?")
                return new Invocation(new() { ["help"] = "" }, []);
        }
        foreach (var given in Argument.ReadAll(words))
            Take(given);
        CheckTarget();
        CheckShown();
        return _faults.Count == 0 ? new Invocation(_values, _overrides) : throw new InputException(_faults);
    }

    private void Take(Argument given)
    {
        switch (given.Name is null ? null : Options.Find(given.Name))
        {
            case null:
                TakeSetting(given);
                break;
            case { Name: "set" }:
                TakeSet(given.Value);
                break;
            case { Value: null } option:
                if (given.Value is not null)
                    _faults.Add(
                        new Fault($"{given.Typed} takes no value", $"Write {given.Typed} without '={given.Value}'."));
                else if (!_values.TryAdd(option.Name, ""))
                    _faults.Add(new Fault($"--{option.Name} is given twice", "Give it once."));
                break;
            case var option:
                if (string.IsNullOrEmpty(given.Value))
                    _faults.Add(
                        new Fault($"{given.Typed} has no value", $"Write {option.With(null)}, or leave it out."));
                else if (!_values.TryAdd(option.Name, given.Value))
                    _faults.Add(new Fault(
                        $"--{option.Name} is given twice: '{_values[option.Name]}' and '{given.Value}'",
                            "Give it once."));
                break;
        }
    }

    private void TakeSetting(Argument given)
    {
        if (given.Name is not { } name || name.Contains('.', StringComparison.Ordinal)
            || SettingList.Of(typeof(StudySettings)).Named(name).Count == 0)
            _faults.Add(Suggestion.For(given));
        else if (given.Value is { } value)
            _overrides.Add(new SettingOverride(name, value));
        else if (SettingList.Of(typeof(StudySettings)).IsSwitch(name))
            _overrides.Add(new SettingOverride(name, "true"));
        else
            _faults.Add(new Fault($"{given.Typed} has no value", $"Write {given.Typed}=<value>, or leave it out."));
    }

    private void TakeSet(string? text)
    {
        var cut = text?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        if (text is null || cut <= 0)
        {
            _faults.Add(new Fault(
                string.IsNullOrEmpty(text) ? "--set has no value" : $"--set={text} has no value for the setting",
                "Write --set=<setting>=<value>: --set=train.max_depth=3."));
            return;
        }
        var (name, value) = (text[..cut], text[(cut + 1)..]);
        if (SettingList.Of(typeof(StudySettings)).Named(name).Count > 0)
        {
            _overrides.Add(new SettingOverride(name, value));
        }
        else
        {
            _faults.Add(new Fault(
                $"unknown setting '{name}'",
                SettingList.Of(typeof(StudySettings)).Nearest(name) is { } nearest
                    ? $"Did you mean --set={nearest}={value}?"
                    : "--help lists all settings."));
        }
    }

    private void CheckTarget()
    {
        var name = _values.GetValueOrDefault("target") ?? Options.DefaultTarget;
        if (Targets.Find(name) is not { } target)
        {
            _faults.Add(Suggestion.ForTarget(name));
            return;
        }
        if (_values.ContainsKey("target"))
            name = _values["target"] = Targets.NameOf(target);
        foreach (var given in _values.Keys.ToArray())
        {
            if (!Options.Find(given)!.IsOfTarget || Targets.Uses(target, given))
                continue;
            // --seed is an option of Stress, and a setting for the targets that use settings.
            if (Targets.UsesSettings(target) && SettingList.Of(typeof(StudySettings)).Named(given).Count > 0)
                _overrides.Add(new SettingOverride(given, Removed(given)));
            else
                _faults.Add(new Fault($"{name} does not use --{given}", $"Leave it out{WhoUses(given)}."));
        }
        if (_overrides.Count > 0 && !Targets.UsesSettings(target))
        {
            _faults.Add(new Fault(
                $"{_overrides[0].Option}: {name} uses no settings", "Leave it out, or choose another target."));
        }
    }

    private string Removed(string option) => _values.Remove(option, out var value) ? value : "";

    private static string WhoUses(string option)
    {
        var users = Targets.Names.Where(name => Targets.Uses(Targets.Find(name)!, option)).ToArray();
        return users.Length is 0 or > 3 ? "" : $": it is for {string.Join(", ", users)}";
    }

    private void CheckShown()
    {
        var shown = Array.FindAll(s_shows, _values.ContainsKey);
        if (shown.Length > 1)
            _faults.Add(new Fault($"--{shown[0]} and --{shown[1]} are given together", "Give one of them."));
        if (_values.TryGetValue("verbosity", out var level) && !VerbosityParser.TryParse(level, out _))
        {
            _faults.Add(new Fault(
                $"--verbosity={level}: unknown level",
                NearestName.Of(level, Enum.GetNames<Verbosity>()) is { } nearest
                    ? $"Did you mean --verbosity={nearest.ToLowerInvariant()}?"
                    : "The levels are quiet, minimal, normal, verbose and diagnostic."));
        }
    }
}
