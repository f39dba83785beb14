using System.Globalization;
using System.Text;
using Cake.Core;

namespace Kayfabe.Compat.Tests.Frosting;

/// <summary>A console that keeps its text.</summary>
internal sealed class TextConsole : IConsole
{
    public StringBuilder Output { get; } = new();

    public StringBuilder Errors { get; } = new();

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes => false;

    public void Write(string format, params object[] arg) => Write(Format(format, arg));

    public void Write(string value) => Output.Append(value);

    public void WriteLine(string format, params object[] arg) => WriteLine(Format(format, arg));

    public void WriteLine(string value) => Output.Append(value).Append('\n');

    public void WriteError(string format, params object[] arg) => WriteError(Format(format, arg));

    public void WriteError(string value) => Errors.Append(value);

    public void WriteErrorLine(string format, params object[] arg) => WriteErrorLine(Format(format, arg));

    public void WriteErrorLine(string value) => Errors.Append(value).Append('\n');

    public void ResetColor()
    {
    }

    private static string Format(string format, object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, format, arguments);
}
