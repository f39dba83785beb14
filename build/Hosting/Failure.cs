using Kayfabe.Store;
using Kayfabe.Study;

namespace Kayfabe.Build.Hosting;

/// <summary>Turns what can go wrong on a user's machine into what, where and what to do next.</summary>
public static class Failure
{
    private const int NoSpaceOnUnix = 28, NoSpaceOnWindows = unchecked((int)0x80070070), ReadOnlyOnUnix = 30;

    /// <summary>The exception in words of the user's; the same exception where it already speaks them, or is a defect of ours.</summary>
    public static Exception Explain(Exception exception) => exception switch
    {
        // Files that are read or written side by side fail for one reason.
        AggregateException { InnerExceptions: [var first, ..] } => Explain(first),
        InputException or StoreException => exception,
        UnauthorizedAccessException => Refused(exception),
        IOException { HResult: ReadOnlyOnUnix } => Refused(exception),
        IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => new StoreException(
            $"the disk is full ({Clause(exception)})", "Free some space and run the same command again: nothing that was made is lost."),
        IOException => new StoreException(
            Clause(exception), "Look whether that path is right and can be written, and run the same command again: nothing that was made is lost."),
        _ => exception,
    };

    /// <summary>Whether an exception is of the kinds that <see cref="Explain"/> puts into words.</summary>
    public static bool IsUsers(Exception exception) => exception is InputException or StoreException;

    // Most messages of the system end in a full stop.
    private static string Clause(Exception exception) => exception.Message.TrimEnd('.');

    private static StoreException Refused(Exception exception) => new(
        Clause(exception), "Make the folder writable (or name another cache with --cache-dir), then run the same command again.");
}
