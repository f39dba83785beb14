using System.Globalization;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Terminal;

/// <summary>
/// A line on the terminal that shows how far long work has come; nothing in a pipe, a file or CI. Safe to call from
/// several threads; draws ten times a second at most.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="enabled">Whether it is drawn at all.</param>
/// <param name="columns">The terminal's width now, in characters; null or 0 where that is not known.</param>
[OutsideFingerprint("It writes to the terminal alone.")]
public sealed class Progress(TimeProvider clock, TextWriter terminal, bool enabled, Func<int>? columns = null)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private long _drawn = clock.GetTimestamp();
    private int _width;

    /// <summary>The progress of this process: on standard error, where that is a terminal and no CI runs it.</summary>
    public static Progress OfThisProcess(TimeProvider clock) => new(
        clock, Console.Error, !Console.IsErrorRedirected && !Console.IsOutputRedirected
            && Environment.GetEnvironmentVariable("CI") is null,
        static () => Console.WindowWidth);

    /// <summary>Shows how much is done.</summary>
    /// <param name="what">The work, a verb: <c>reading pictures</c>.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is; 0 where that is not known.</param>
    public void Show(string what, long done, long total)
    {
        if (!enabled)
            return;
        lock (_gate)
        {
            if (clock.GetElapsedTime(_drawn) < s_interval)
                return;
            _drawn = clock.GetTimestamp();
            var text = total > 0
                ? string.Create(CultureInfo.InvariantCulture,
                    $"  {what}: {done:N0} of {total:N0} ({100.0 * done / total:F0} %)")
                : string.Create(CultureInfo.InvariantCulture, $"  {what}: {done:N0}");
            var most = MostWidth();
            text = text[..Math.Min(text.Length, most)];
            terminal.Write("\r" + text.PadRight(Math.Min(_width, most)));
            _width = text.Length;
        }
    }

    /// <summary>Erases the line, before anything else is printed.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_width > 0)
                terminal.Write("\r" + new string(' ', Math.Min(_width, MostWidth())) + "\r");
            _width = 0;
        }
    }

    // A line that the terminal wraps is not drawn over by the next one, and a full one wraps on some terminals.
    private int MostWidth() => columns?.Invoke() is > 0 and var width ? width - 1 : int.MaxValue;
}
