using System.Globalization;

namespace Kayfabe.Build.Serving;

/// <summary>Says what is waited for: a line when the status changes, and one a minute.</summary>
/// <param name="what">What is waited for.</param>
internal sealed class WaitLines(string what)
{
    private string _status = "";
    private TimeSpan _next;

    /// <summary>Takes the status and for how long it was waited.</summary>
    public void Show(string status, TimeSpan waited)
    {
        if (status == _status && waited < _next)
            return;
        (_status, _next) = (status, waited + TimeSpan.FromMinutes(1));
        Console.Out.Write(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {status} ({waited:hh\\:mm\\:ss})\n"));
    }
}
