namespace Kayfabe.Build.Terminal;

/// <summary>Whether what is printed may be coloured; decided here for all of it.</summary>
public static class Colours
{
    /// <summary>
    /// On a terminal that knows colours, where the user did not say NO_COLOR (https://no-color.org): not in a file or a
    /// pipe, and not where TERM is dumb or, but for Windows, not set.
    /// </summary>
    public static bool Enabled { get; } =
        Of(Console.IsOutputRedirected, Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    internal static bool Of(bool isRedirected, Func<string, string?> variable, bool isWindows) =>
        !isRedirected
        && string.IsNullOrEmpty(variable("NO_COLOR"))
        && variable("TERM") switch { "dumb" => false, null or "" => isWindows, _ => true };
}
