using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>
/// Cake's console log: errors to standard error, the rest to standard output, coloured by level. Replaces
/// <see cref="CakeBuildLog"/>, which also colours each argument, but takes a tenth of a short run to start.
/// </summary>
internal sealed class ConsoleLog(IConsole console) : ICakeLog
{
    private readonly Lock gate = new();

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity > Verbosity)
            return;
        var text = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        lock (gate)
        {
            if (ColourOf(level) is { } colour)
                console.ForegroundColor = colour;
            if (level <= LogLevel.Error)
                console.WriteErrorLine(text);
            else
                console.WriteLine(text);
            console.ResetColor();
        }
    }

    private static ConsoleColor? ColourOf(LogLevel level) => level switch
    {
        LogLevel.Fatal or LogLevel.Error => ConsoleColor.Red,
        LogLevel.Warning => ConsoleColor.Yellow,
        LogLevel.Verbose or LogLevel.Debug => ConsoleColor.DarkGray,
        _ => null,
    };
}
