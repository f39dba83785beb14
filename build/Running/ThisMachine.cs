using System.Globalization;
using System.Runtime.InteropServices;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// What results are told apart by, and what their origins say, of the machine that this runs on. The runtime and the
/// system's library of functions may round differently on another one: its results are never taken for ours.
/// </summary>
[OutsideFingerprint("What of it is in a key is an entry there.")]
public static class ThisMachine
{
    /// <summary>The names of the entries of a platform.</summary>
    internal const string OperatingSystemEntry = "operating system", ArchitectureEntry = "architecture";

    /// <summary><c>linux</c>, <c>linux-musl</c>, <c>macos</c> or <c>windows</c>.</summary>
    // Two C libraries of Linux have two sets of exp, log and pow, which .NET calls.
    public static string OperatingSystem { get; } =
        System.OperatingSystem.IsLinux()
            ? RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux"
        : System.OperatingSystem.IsMacOS() ? "macos" : "windows";

    /// <summary>That of the process: <c>x64</c>, <c>arm64</c>.</summary>
    public static string Architecture { get; } = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>The entries of every key.</summary>
    internal static IReadOnlyList<KeyEntry> Entries { get; } =
    [
        new(EntryKind.Environment, ".NET", Environment.Version.Major.ToString(CultureInfo.InvariantCulture)),
        new(EntryKind.Environment, OperatingSystemEntry, OperatingSystem),
        new(EntryKind.Environment, ArchitectureEntry, Architecture),
    ];

    /// <summary>The origin of a result that is made here.</summary>
    /// <param name="started">When its stage began.</param>
    /// <param name="builder">The builder's id.</param>
    public static Origin Origin(DateTimeOffset started, string builder) =>
        new(started, Environment.MachineName, OperatingSystem, Architecture, builder);
}
