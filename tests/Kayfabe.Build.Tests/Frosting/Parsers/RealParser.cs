using System.ComponentModel;
using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Kayfabe.Build.Tests.Frosting.Parsers;

/// <summary>
/// Reads a command line as Cake.Frosting 7 does: with Spectre.Console.Cli, and options of the same form.
/// </summary>
internal static class RealParser
{
    // The command is created by Spectre.Console.Cli, and runs on the thread that asks.
    [ThreadStatic]
    private static string? s_verdict;

    public static string Verdict(IReadOnlyList<string> words)
    {
        s_verdict = null;
        var app = new CommandApp<ReadCommand>();
        app.Configure(config =>
        {
            config.Settings.ConvertFlagsToRemainingArguments = true;
            config.ConfigureConsole(
                AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
        });
        var code = app.Run(words);
        return code != 0 ? "refused" : s_verdict ?? "help";
    }

    private sealed class ReadCommand : Command<ReadSettings>
    {
        public override int Execute(CommandContext context, ReadSettings settings, CancellationToken cancellationToken)
        {
            s_verdict = Verdicts.Of(
                settings.Targets, settings.WorkingDirectory, settings.Verbosity,
                [settings.Version, settings.Info, settings.DryRun, settings.Tree, settings.Description,
                    settings.Exclusive, settings.NoReport],
                context.Remaining.ToCakeArguments(settings.NoReport, settings.Targets));
            return 0;
        }
    }

    private sealed class ReadSettings : CommandSettings
    {
        [CommandOption("--target|-t <TARGET>"), DefaultValue("Default")]
        public string[] Targets { get; set; } = [];

        [CommandOption("--working|-w <PATH>"), TypeConverter(typeof(Cake.Cli.DirectoryPathConverter))]
        public DirectoryPath? WorkingDirectory { get; set; }

        [CommandOption("--verbosity|-v <VERBOSITY>"), TypeConverter(typeof(VerbosityConverter))]
        public Verbosity? Verbosity { get; set; }

        [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
        public bool Description { get; set; }

        [CommandOption("--tree|--showtree")]
        public bool Tree { get; set; }

        [CommandOption("--dryrun|--noop|--whatif")]
        public bool DryRun { get; set; }

        [CommandOption("--exclusive|-e")]
        public bool Exclusive { get; set; }

        [CommandOption("--version|--ver")]
        public bool Version { get; set; }

        [CommandOption("--info")]
        public bool Info { get; set; }

        [CommandOption("--no-report")]
        public bool NoReport { get; set; }
    }
}
