using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;

namespace Cake.Frosting.Internal;

/// <summary>The options that Cake knows; all others are arguments for the tasks.</summary>
internal sealed class CommandLine
{
    public Arguments Arguments { get; } = new();

    public List<string> Targets { get; } = [];

    public DirectoryPath? WorkingDirectory { get; private set; }

    public Verbosity? Verbosity { get; private set; }

    public bool Exclusive { get; private set; }

    /// <summary>What is shown instead of a run, if anything.</summary>
    public Action<IConsole>? Shows { get; private set; }

    /// <summary>What is made of the tasks: a run, a list, a tree.</summary>
    public Func<Services, IScriptHost> CreateHost { get; private set; } = Hosts.Build;

    /// <summary>Reads <c>--name=value</c>, <c>--name:value</c>, <c>--name value</c> and <c>--name</c>.</summary>
    /// <exception cref="FormatException">A word that belongs to no option, or an option without its value.</exception>
    public static CommandLine Parse(IEnumerable<string> args)
    {
        var commandLine = new CommandLine();
        var words = new Queue<string>(args);
        while (words.TryDequeue(out var word) && word != "--")
        {
            if (!IsOption(word))
                throw new FormatException($"Unknown command '{word}'.");
            var cut = word.AsSpan().IndexOfAny('=', ':');
            if (cut < 0)
                commandLine.Take(word, null, words);
            else
                commandLine.Take(word[..cut], word[(cut + 1)..], words);
        }

        if (commandLine.Targets.Count == 0)
            commandLine.Targets.Add("Default");
        foreach (var target in commandLine.Targets)
            commandLine.Arguments.Add("target", target);
        return commandLine;
    }

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private void Take(string name, string? value, Queue<string> words)
    {
        switch (name)
        {
            case "--target" or "-t":
                Targets.Add(Value(name, value, words));
                break;
            case "--working" or "-w":
                WorkingDirectory = new DirectoryPath(Value(name, value, words));
                break;
            case "--verbosity" or "-v":
                Verbosity = ReadVerbosity(Value(name, value, words));
                break;
            default:
                // A flag's name with a value is an argument: --version=1.2 is for the tasks.
                if (value is not null || !TakeFlag(name))
                    Arguments.Add(name.TrimStart('-'), value ?? FollowingValue(words));
                break;
        }
    }

    private bool TakeFlag(string name)
    {
        switch (name)
        {
            case "--description" or "--descriptions" or "--showdescription" or "--showdescriptions":
                CreateHost = Hosts.Description;
                return true;
            case "--tree" or "--showtree":
                CreateHost = Hosts.Tree;
                return true;
            case "--dryrun" or "--noop" or "--whatif":
                CreateHost = Hosts.DryRun;
                return true;
            case "--exclusive" or "-e":
                Exclusive = true;
                return true;
            case "--no-report":
                Arguments.Add("Settings_NoReport", bool.TrueString);
                return true;
            case "--version" or "--ver":
                Shows = console => new VersionFeature(new VersionResolver()).Run(console);
                return true;
            case "--info":
                Shows = console => new InfoFeature(new VersionResolver()).Run(console);
                return true;
            case "--help" or "-h":
                Shows = console => console.WriteLine(Help.Text);
                return true;
            default:
                return false;
        }
    }

    private static string Value(string name, string? value, Queue<string> words) =>
        value ?? FollowingValue(words)
        ?? throw new FormatException($"Option '{name.TrimStart('-')}' is defined but no value has been provided.");

    private static string? FollowingValue(Queue<string> words) =>
        words.TryPeek(out var next) && !IsOption(next) ? words.Dequeue() : null;

    private static Verbosity ReadVerbosity(string value) =>
        VerbosityParser.TryParse(value, out var verbosity)
            ? verbosity
            : throw new FormatException($"The value '{value}' is not a valid verbosity.");
}
