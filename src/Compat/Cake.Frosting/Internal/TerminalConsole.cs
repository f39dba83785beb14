using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>
/// The console, in colour only on a terminal: unlike <see cref="CakeConsole"/>, which goes by the terminal's name
/// alone, it sends no escape codes into a file or a pipe, nor where NO_COLOR is set (https://no-color.org).
/// </summary>
internal sealed class TerminalConsole : IConsole
{
    private readonly Lazy<bool> ansi = new(() =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    public ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set => Console.ForegroundColor = value;
    }

    public ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set => Console.BackgroundColor = value;
    }

    public bool SupportAnsiEscapeCodes => ansi.Value;

    public void Write(string format, params object[] arg) => Console.Out.Write(format, arg);

    public void Write(string value) => Console.Out.Write(value);

    public void WriteLine(string format, params object[] arg) => Console.Out.WriteLine(format, arg);

    public void WriteLine(string value) => Console.Out.WriteLine(value);

    public void WriteError(string format, params object[] arg) => Console.Error.Write(format, arg);

    public void WriteError(string value) => Console.Error.Write(value);

    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(format, arg);

    public void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    public void ResetColor() => Console.ResetColor();
}
