using Kayfabe.Study;
using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Hosting;

/// <summary>Checks a command line before Cake sees it: Cake ignores what it does not know.</summary>
public static class Invocation
{
    /// <summary>Answers <c>--help</c>, and refuses what cannot be meant.</summary>
    /// <returns>An exit code; null to go on.</returns>
    public static int? Check(IReadOnlyList<string> args)
    {
        if (args.Any(arg => NameOf(arg) is "help" or "h" || arg is "-?" or "/?"))
        {
            Console.Out.Write(Help.Text());
            return 0;
        }
        if (args.Any(arg => NameOf(arg) == "version"))
        {
            Console.Out.Write($"Kayfabe {VersionOf(typeof(Invocation))} on Cake {VersionOf(typeof(Cake.Core.ICakeContext))}\n");
            return 0;
        }
        var faults = new List<Fault>();
        for (var i = 0; i < args.Count; i++)
        {
            var name = NameOf(args[i]);
            if (name is null)
            {
                // The value of the option before it: --target Report.
                if (i == 0 || NameOf(args[i - 1]) is null || args[i - 1].Contains('=', StringComparison.Ordinal))
                    faults.Add(new Fault($"'{args[i]}' is no option", $"Options begin with two dashes: --target={args[i]}. See --help."));
            }
            else if (name is "target" or "t" && Value(args, i) is { } target && !Targets.Names.Contains(target, StringComparer.OrdinalIgnoreCase))
            {
                var nearest = NearestName.Of(target, Targets.Names);
                faults.Add(new Fault(
                    $"there is no target '{target}'",
                    nearest is null ? $"The targets are {string.Join(", ", Targets.Names)}." : $"Did you mean --target={nearest}?"));
            }
        }
        if (faults.Count == 0)
            return null;
        foreach (var fault in faults)
            Console.Error.WriteLine($"Error: {fault}");
        return 1;
    }

    /// <summary>The command line with the default target where it names none.</summary>
    public static IReadOnlyList<string> Complete(IReadOnlyList<string> args) =>
        args.Any(arg => NameOf(arg) is "target" or "t") ? args : [.. args, $"--target={RunOptions.DefaultTarget}"];

    private static string? VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3);

    private static string? NameOf(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..].Split('=')[0]
        : argument.StartsWith('-') && argument.Length > 1 && char.IsLetter(argument[1]) ? argument[1..].Split('=')[0]
        : null;

    private static string? Value(IReadOnlyList<string> args, int i) =>
        args[i].Contains('=', StringComparison.Ordinal) ? args[i].Split('=', 2)[1] : i + 1 < args.Count ? args[i + 1] : null;
}
