using System.Globalization;
using System.Runtime.InteropServices;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// What of the machine is in every key: the runtime and the system's library of functions may round differently on
/// another one, so that results of two platforms are never taken for each other.
/// </summary>
[OutsideFingerprint("Its values are entries of the key.")]
internal static class Machine
{
    /// <summary>The names of the entries of a platform.</summary>
    public const string OperatingSystemEntry = "operating system", ArchitectureEntry = "architecture";

    /// <summary>The operating system: Linux, Linux (musl), Windows, macOS, or what .NET calls another one.</summary>
    // Two C libraries have two sets of exp, log and pow, which .NET calls.
    public static string System { get; } =
        OperatingSystem.IsLinux()
            ? RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "Linux (musl)" : "Linux"
        : OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : RuntimeInformation.OSDescription;

    /// <summary>The processor's architecture as the process has it: <c>x64</c>, <c>arm64</c>.</summary>
    public static string Architecture { get; } =
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>The entries.</summary>
    public static IReadOnlyList<KeyEntry> Entries { get; } =
    [
        new(EntryKind.Environment, ".NET", Environment.Version.Major.ToString(CultureInfo.InvariantCulture)),
        new(EntryKind.Environment, OperatingSystemEntry, System),
        new(EntryKind.Environment, ArchitectureEntry, Architecture),
    ];
}
