using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;

namespace Cake.Frosting.Internal;

/// <summary>
/// Cake's own options; all others are arguments for the tasks. Replaces Spectre.Console.Cli, which takes longer to
/// start than a short run; a test compares the two.
/// </summary>
internal sealed class CommandLine
{
    private readonly HashSet<string> flags = new(StringComparer.Ordinal);

    public Arguments Arguments { get; } = new();

    public List<string> Targets { get; } = [];

    public DirectoryPath? WorkingDirectory { get; private set; }

    public Verbosity? Verbosity { get; private set; }

    public bool Exclusive => IsOn("--exclusive");

    /// <summary>What to show instead of a run; null for a run.</summary>
    public Action<IConsole>? Shows =>
        IsOn("--help") ? static console => console.WriteLine(Help.Text)
        : IsOn("--version") ? static console => new VersionFeature(new VersionResolver()).Run(console)
        : IsOn("--info") ? static console => new InfoFeature(new VersionResolver()).Run(console)
        : null;

    /// <summary>Whether a flag is on, by its first name.</summary>
    public bool IsOn(string flag) => flags.Contains(flag);

    /// <summary>Creates the host for what is requested: a run, a list, a tree.</summary>
    public IScriptHost CreateHost(Services services) =>
        IsOn("--dryrun") ? Hosts.DryRun(services)
        : IsOn("--tree") ? Hosts.Tree(services)
        : IsOn("--description") ? Hosts.Description(services)
        : Hosts.Build(services);

    /// <summary>
    /// Reads <c>--name=value</c>, <c>--name:value</c>, <c>--name value</c> and <c>--name</c>. After <c>--</c> all
    /// options are arguments for the tasks.
    /// </summary>
    /// <exception cref="FormatException">A word without an option, or an option without name or value.</exception>
    public static CommandLine Parse(IEnumerable<string> args)
    {
        List<string> words = [.. args];
        var end = words.IndexOf("--");
        var commandLine = new CommandLine();
        var known = Token.Read(end < 0 ? words : words[..end]);
        var remaining = Token.Read(end < 0 ? [] : words[(end + 1)..].FindAll(word => word != "--"));
        var verbosities = new List<string>();
        for (var i = 0; i < known.Count; i++)
            i += commandLine.Take(known[i], Following(known, i), verbosities);
        for (var i = 0; i < remaining.Count; i++)
        {
            if (remaining[i].Kind != TokenKind.Text)
                i += commandLine.TakeArgument(remaining[i], Following(remaining, i));
        }
        foreach (var verbosity in commandLine.IsOn("--help") ? [] : verbosities)
            commandLine.Verbosity = ReadVerbosity(verbosity);
        commandLine.Complete();
        return commandLine;
    }

    // The token that may be the value of an option.
    private static Token? Following(List<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Option && i + 1 < tokens.Count ? tokens[i + 1] : null;

    private void Complete()
    {
        if (Targets.Count == 0)
            Targets.Add("Default");
        foreach (var target in Targets)
            Arguments.AddTarget(target);
        if (IsOn("--no-report") && !Arguments.HasArgument("Settings_NoReport"))
            Arguments.Add("Settings_NoReport", bool.TrueString);
    }

    // How many of the following tokens belong to this one: 0 or 1.
    private int Take(Token token, Token? next, List<string> verbosities)
    {
        switch (token)
        {
            case { Kind: TokenKind.Text }:
                throw new FormatException($"Unknown command '{token.Text}'.");
            case { Text: "--target" or "-t" }:
                Targets.Add(ValueOf("target", next));
                return 1;
            case { Text: "--working" or "-w" }:
                WorkingDirectory = ValueOf("working", next) is { Length: > 0 } path ? new DirectoryPath(path) : null;
                return 1;
            case { Text: "--verbosity" or "-v" }:
                verbosities.Add(ValueOf("verbosity", next));
                return 1;
            case { Text: "--help" or "-h" or "-?" }:
                flags.Add("--help");
                return 0;
            case var _ when FlagOf(token.Text) is { } flag:
                return TakeFlag(flag, token, next);
            default:
                return TakeArgument(token, next);
        }
    }

    // With a value other than true or false, a flag is an argument for the tasks: --version=1.2.
    private int TakeFlag(string flag, Token token, Token? next)
    {
        if (next is { Kind: TokenKind.Text } value && bool.TryParse(value.Text, out var isOn))
        {
            if (isOn)
                flags.Add(flag);
            else
                flags.Remove(flag);
            return 1;
        }
        if (next is { IsAttached: true })
            return TakeArgument(token, next);
        flags.Add(flag);
        return 0;
    }

    private int TakeArgument(Token token, Token? next)
    {
        var value = next is { Kind: TokenKind.Text } text ? text.Text : null;
        Arguments.Add(token.Text, value);
        return value is null ? 0 : 1;
    }

    private static string? FlagOf(string option) => option switch
    {
        "--description" or "--descriptions" or "--showdescription" or "--showdescriptions" => "--description",
        "--tree" or "--showtree" => "--tree",
        "--dryrun" or "--noop" or "--whatif" => "--dryrun",
        "--exclusive" or "-e" => "--exclusive",
        "--no-report" => "--no-report",
        "--version" or "--ver" => "--version",
        "--info" => "--info",
        _ => null,
    };

    private static string ValueOf(string option, Token? next) => next is { Kind: TokenKind.Text } value
        ? value.Text
        : throw new FormatException($"Option '{option}' is defined but no value has been provided.");

    private static Verbosity ReadVerbosity(string value) =>
        VerbosityParser.TryParse(value, out var verbosity)
            ? verbosity
            : throw new FormatException($"The value '{value}' is not a valid verbosity.");
}
