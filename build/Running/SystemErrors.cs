using Kayfabe.Settings;
using Kayfabe.Store;

namespace Kayfabe.Build.Running;

/// <summary>Explains errors of the file system: what, where, and what to do next.</summary>
public static class SystemErrors
{
    private const int NoSpaceOnUnix = 28, NoSpaceOnWindows = unchecked((int)0x80070070), ReadOnlyOnUnix = 30;

    /// <summary>
    /// An exception with an explanation; the same exception where it has one, or is a defect of ours.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="paths">Where the run reads and writes.</param>
    public static Exception Explain(Exception exception, ProjectPaths paths) => exception switch
    {
        // Files that are read or written in parallel fail for one reason.
        AggregateException { InnerExceptions: [var first, ..] } => Explain(first, paths),
        InputException or StoreException => exception,
        UnauthorizedAccessException => Refused(exception, paths),
        IOException { HResult: ReadOnlyOnUnix } => Refused(exception, paths),
        IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => new StoreException(
            $"the disk is full ({Clause(exception)})",
            "Free some space and run the same command again: no finished result is lost."),
        IOException => new StoreException(
            Clause(exception),
            "Check that the path is right and can be written, then run the same command again: "
            + "no finished result is lost."),
        _ => exception,
    };

    // Most messages of the system end in a full stop.
    private static string Clause(Exception exception) => exception.Message.TrimEnd('.');

    private static StoreException Refused(Exception exception, ProjectPaths paths)
    {
        var path = PathIn(exception.Message);
        foreach (var folder in (string[])[paths.Artifacts, paths.Published])
        {
            // The folder of all studies cannot be written either, where that of this one cannot be made.
            if (IsAtOrBelow(path, Path.GetDirectoryName(folder)!) || IsAtOrBelow(folder, path))
            {
                return new StoreException(
                    $"{paths.Display(folder)} cannot be written ({Clause(exception)})",
                    $"A build writes {paths.Display(paths.Artifacts)} and {paths.Display(paths.Published)} in the "
                    + "checkout, wherever its store is: make both writable for this user, or build in a "
                    + "copy of the checkout.");
            }
        }
        return IsAtOrBelow(path, paths.Cache) || IsAtOrBelow(paths.Cache, path)
            ? new StoreException(
                $"the store {paths.Display(paths.Cache)} cannot be written ({Clause(exception)})",
                "Make it writable for this user, or choose another store with --cache-dir=<folder>."
                + (IsAtOrBelow(paths.Cache, paths.Root)
                    ? " A build also writes artifacts/ and reports/ in the checkout." : ""))
            : new StoreException(
                Clause(exception),
                    "Make the path readable and writable for this user, then run the same command again.");
    }

    // The messages of the system have the path in quotes.
    private static string PathIn(string message)
    {
        var (first, last) = (message.IndexOf('\'', StringComparison.Ordinal), message.LastIndexOf('\''));
        return first < last ? message[(first + 1)..last] : "";
    }

    private static bool IsAtOrBelow(string path, string folder) =>
        folder.Length > 0 && path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);
}
