namespace Kayfabe.Build.Terminal;

/// <summary>Whether somebody can be asked.</summary>
internal static class UserPresence
{
    /// <summary>On a terminal; not in a pipe or in CI.</summary>
    public static bool CanBeAsked => !Console.IsInputRedirected && !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("CI") is null;
}
