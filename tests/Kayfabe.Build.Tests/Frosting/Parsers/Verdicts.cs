using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Parser = Cake.Frosting.Internal.CommandLine;

namespace Kayfabe.Build.Tests.Frosting.Parsers;

/// <summary>What a parser makes of a command line, as a text: equal texts, equal verdicts.</summary>
internal static class Verdicts
{
    public static string Of(
        IEnumerable<string> targets, DirectoryPath? working, Verbosity? verbosity, IReadOnlyList<bool> flags,
        ICakeArguments arguments) =>
        string.Create(CultureInfo.InvariantCulture, $"""
            targets {string.Join(' ', targets)}, working {working?.FullPath}, verbosity {verbosity}
            version info dryrun tree description exclusive noreport: {string.Join(' ', flags)}
            {string.Join('\n', from argument in arguments.GetArguments()
                               orderby argument.Key.ToUpperInvariant()
                               select $"{argument.Key} = {string.Join('|', argument.Value.Select(value => value ?? "<none>"))}")}
            """);

    /// <summary>What the stand-in makes of it.</summary>
    public static string OfStandIn(IReadOnlyList<string> words)
    {
        Parser read;
        try
        {
            read = Parser.Parse(words);
        }
        catch (FormatException)
        {
            return "refused";
        }
        return read.IsOn("--help")
            ? "help"
            : Of(
                read.Targets, read.WorkingDirectory, read.Verbosity,
                [.. ((string[])["--version", "--info", "--dryrun", "--tree", "--description", "--exclusive",
                    "--no-report"]).Select(read.IsOn)],
                read.Arguments);
    }
}
