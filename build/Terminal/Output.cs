using System.Runtime.InteropServices;

namespace Kayfabe.Build.Terminal;

/// <summary>
/// Standard output and standard error of this process. Where they cannot be written (a full device, a reader that
/// quit), the build goes on, so that no result is lost, and the exit code says so.
/// </summary>
internal static partial class Output
{
    /// <summary>The exit code of a successful run whose output could not be written: EX_IOERR of sysexits.h.</summary>
    public const int CannotBeWritten = 74;

    private const int StandardOutput = 1, StandardError = 2;
    private const short Failed = 8, HungUp = 16;

    private static readonly SafeStream s_out = new(Console.OpenStandardOutput()),
        s_error = new(Console.OpenStandardError());
    private static readonly StreamWriter s_outText = TextOf(s_out), s_errorText = TextOf(s_error);

    /// <summary>Redirects the console through this class.</summary>
    public static void Take()
    {
        Console.SetOut(s_outText);
        Console.SetError(s_errorText);
    }

    /// <summary>The exit code of what Ctrl-C ended: 128 and the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>Whether Ctrl-C ends the work in good order, instead of the process at once.</summary>
    public static bool IsInterrupted { get; set; }

    /// <summary>
    /// The exit code of the process: the run's own, <see cref="Interrupted"/> where Ctrl-C ended it, or
    /// <see cref="CannotBeWritten"/> for a success that was not shown.
    /// </summary>
    public static int CodeOf(int code) =>
        code != 0 ? IsInterrupted ? Interrupted : code
        : IsLost(s_out, StandardOutput) || IsLost(s_error, StandardError) ? CannotBeWritten : 0;

    private static StreamWriter TextOf(SafeStream stream) =>
        new(stream, Console.OutputEncoding, bufferSize: 4096) { AutoFlush = true };

    private static bool IsLost(SafeStream stream, int descriptor) =>
        stream.IsLost || (stream.IsWritten && !OperatingSystem.IsWindows() && HasNoReader(descriptor));

    // .NET ignores a broken pipe (EPIPE): ask the system.
    private static bool HasNoReader(int descriptor)
    {
        var asked = new PollDescriptor { Descriptor = descriptor };
        return Poll(ref asked, 1, 0) > 0 && (asked.Returned & (Failed | HungUp)) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    // poll.h, struct pollfd: the same on Linux and macOS.
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Asked;
        public short Returned;
    }
}
