using System.Runtime.InteropServices;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>What results are told apart by, and what their origins say, of the machine that this runs on.</summary>
[OutsideFingerprint("What of it is in a key is an entry there.")]
public static class ThisMachine
{
    /// <summary><c>linux</c>, <c>macos</c> or <c>windows</c>.</summary>
    public static string OperatingSystem =>
        System.OperatingSystem.IsLinux() ? "linux" : System.OperatingSystem.IsMacOS() ? "macos" : "windows";

    /// <summary>That of the process: <c>x64</c>, <c>arm64</c>.</summary>
    public static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>The origin of a result that is made here.</summary>
    /// <param name="started">When its stage began.</param>
    /// <param name="builder">The builder's id.</param>
    public static Origin Origin(DateTimeOffset started, string builder) =>
        new(started, Environment.MachineName, OperatingSystem, Architecture, builder);
}
