using System.Runtime.InteropServices;

namespace Kayfabe.Build.Terminal;

/// <summary>
/// Standard output and standard error of this process. Where they cannot be written (a full device, a reader that left),
/// the build goes on, so that nothing it makes is lost, and the exit code tells.
/// </summary>
internal sealed class Output
{
    /// <summary>The exit code of a run that went well and could not say so: EX_IOERR of sysexits.h.</summary>
    public const int CannotBeWritten = 74;

    private const int StandardOutput = 1, StandardError = 2;
    private const short Error = 8, HungUp = 16;

    private readonly SafeStream _out = new(Console.OpenStandardOutput()), _error = new(Console.OpenStandardError());

    /// <summary>Has the console write through this from now on.</summary>
    public static Output Take()
    {
        var output = new Output();
        Console.SetOut(new StreamWriter(output._out, Console.OutputEncoding, bufferSize: 4096) { AutoFlush = true });
        Console.SetError(new StreamWriter(output._error, Console.OutputEncoding, bufferSize: 4096) { AutoFlush = true });
        return output;
    }

    /// <summary>The exit code of the process: the run's own, or <see cref="CannotBeWritten"/> for a success untold.</summary>
    public int CodeOf(int code) => code == 0 && (IsLost(_out, StandardOutput) || IsLost(_error, StandardError)) ? CannotBeWritten : code;

    private static bool IsLost(SafeStream stream, int descriptor) =>
        stream.IsLost || (stream.IsWritten && !OperatingSystem.IsWindows() && HasNoReader(descriptor));

    // .NET passes over a broken pipe (EPIPE) in silence: the system is asked.
    private static bool HasNoReader(int descriptor)
    {
        var asked = new PollDescriptor { Descriptor = descriptor };
        return Poll(ref asked, 1, 0) > 0 && (asked.Returned & (Error | HungUp)) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    // poll.h, struct pollfd: the same on Linux and macOS.
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Asked;
        public short Returned;
    }
}
