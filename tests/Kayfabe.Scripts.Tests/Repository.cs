using System.Reflection;

namespace Kayfabe.Scripts.Tests;

/// <summary>Where things are, as the project file says.</summary>
internal static class Repository
{
    public static string Root => Metadata("Repository");

    public static string Pester => Metadata("Pester");

    public static string PowerShell =>
        Path.Combine(Metadata("PowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == key).Value!;
}
