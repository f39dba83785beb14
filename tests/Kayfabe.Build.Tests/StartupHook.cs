using System.Diagnostics.CodeAnalysis;

/// <summary>
/// What DOTNET_STARTUP_HOOKS runs before the host's Main: writes the assemblies that were loaded into a file, at the end.
/// The runtime looks for this very name.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it outside of namespaces.")]
internal static class StartupHook
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "KAYFABE_LOADED_ASSEMBLIES";

    [SuppressMessage("CodeQuality", "IDE0051", Justification = "The runtime calls it.")]
    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(Variable)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(static one => one.GetName().Name!));
}
