using Cake.Core;

namespace Kayfabe.Build.Terminal;

/// <summary>The console that Cake writes to, coloured only where <see cref="Colours"/> allows it: Cake
/// looks at the terminal's name alone.</summary>
public sealed class HostConsole : IConsole
{
    /// <inheritdoc/>
    public ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set
        {
            if (Colours.Enabled)
                Console.ForegroundColor = value;
        }
    }

    /// <inheritdoc/>
    public ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set
        {
            if (Colours.Enabled)
                Console.BackgroundColor = value;
        }
    }

    /// <inheritdoc/>
    public bool SupportAnsiEscapeCodes => Colours.Enabled;

    /// <inheritdoc/>
    public void Write(string format, params object[] arg) => Console.Out.Write(format, arg);

    /// <inheritdoc/>
    public void Write(string value) => Console.Out.Write(value);

    /// <inheritdoc/>
    public void WriteLine(string format, params object[] arg) => Console.Out.WriteLine(format, arg);

    /// <inheritdoc/>
    public void WriteLine(string value) => Console.Out.WriteLine(value);

    /// <inheritdoc/>
    public void WriteError(string format, params object[] arg) => Console.Error.Write(format, arg);

    /// <inheritdoc/>
    public void WriteError(string value) => Console.Error.Write(value);

    /// <inheritdoc/>
    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(format, arg);

    /// <inheritdoc/>
    public void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    /// <inheritdoc/>
    public void ResetColor()
    {
        if (Colours.Enabled)
            Console.ResetColor();
    }
}
