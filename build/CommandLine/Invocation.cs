using Kayfabe.Settings;

namespace Kayfabe.Build.CommandLine;

/// <summary>
/// The command line. It is read here and nowhere else: Cake is given only what <see cref="ForCake"/> makes of it, since
/// Cake ignores options that it does not know.
/// </summary>
public sealed class Invocation
{
    private readonly Dictionary<string, string> _values;

    internal Invocation(Dictionary<string, string> values, IReadOnlyList<SettingOverride> overrides)
    {
        _values = values;
        Overrides = overrides;
        Target = values.GetValueOrDefault("target") ?? Options.DefaultTarget;
    }

    /// <summary>The target, spelled as its task spells it.</summary>
    public string Target { get; }

    /// <summary>The settings that are overridden for this run, as they were typed.</summary>
    public IReadOnlyList<SettingOverride> Overrides { get; }

    /// <summary>The arguments for Cake: the target, and how to run it.</summary>
    public IReadOnlyList<string> ForCake
    {
        get
        {
            var words = new List<string> { $"--target={Target}" };
            foreach (var option in Options.OfRuns)
            {
                if (option.Name is "exclusive" or "dryrun" or "tree" or "description" or "verbosity"
                    && Has(option.Name))
                    words.Add(option.With(ValueOf(option.Name)));
            }
            return words;
        }
    }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="InputException">The command line has faults: all of them.</exception>
    public static Invocation Parse(IReadOnlyList<string> words) => new InvocationReader().Read(words);

    /// <summary>Whether an option was given.</summary>
    public bool Has(string option) => _values.ContainsKey(option);

    /// <summary>The value of an option; null where it was not given, empty for one that takes none.</summary>
    public string? ValueOf(string option) => _values.GetValueOrDefault(option);
}
