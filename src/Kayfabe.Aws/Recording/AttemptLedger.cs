using Microsoft.Win32.SafeHandles;

namespace Kayfabe.Aws.Recording;

/// <summary>
/// Counts the requests that were sent, in a file: a byte each, so that those of a run that was killed are known to the
/// next one. Refuses one more where a limit would be passed.
/// </summary>
public sealed class AttemptLedger : IDisposable
{
    private const byte Sent = (byte)'+', NotSent = (byte)'-';

    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly long? _most;
    private readonly Lock _lock = new();
    private long _length;

    /// <summary>Opens the ledger; there may be one of an interrupted run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The requests at most, those of interrupted runs included; null for no limit.</param>
    public AttemptLedger(string path, long? most)
    {
        (_path, _most) = (path, most);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Earlier = CountOf(path);
        Total = Earlier;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _length = RandomAccess.GetLength(_file);
    }

    /// <summary>The requests of runs before this one that were interrupted.</summary>
    public long Earlier { get; }

    /// <summary>All requests, with those of the interrupted runs.</summary>
    public long Total { get; private set; }

    /// <summary>Whether one more request would pass the limit.</summary>
    public bool IsAtLimit
    {
        get
        {
            lock (_lock)
                return Total >= _most;
        }
    }

    /// <summary>The requests that a ledger counts; 0 where there is none.</summary>
    public static long CountOf(string path)
    {
        if (!File.Exists(path))
            return 0;
        using var file = File.OpenRead(path);
        var bytes = new byte[1 << 16];
        var count = 0L;
        while (file.Read(bytes) is > 0 and var read)
            count += bytes.AsSpan(0, read).Count(Sent) - bytes.AsSpan(0, read).Count(NotSent);
        return count;
    }

    /// <summary>Counts a request that is about to be sent (1), or takes back one that was not (-1).</summary>
    /// <exception cref="LimitReachedException">It would pass the limit; it must not be sent.</exception>
    public void Count(int change)
    {
        lock (_lock)
        {
            if (change > 0 && Total >= _most)
                throw new LimitReachedException();
            Total += change;
            // Before the request: one that was sent and not counted would be paid for unknown.
            RandomAccess.Write(_file, [change > 0 ? Sent : NotSent], _length++);
        }
    }

    /// <summary>Ends the ledger of a run that came to its end: its cost was said, the next one starts at 0.</summary>
    public void Close()
    {
        Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

/// <summary>One more request would cost more than the limit.</summary>
public sealed class LimitReachedException : Exception
{
    /// <summary>Without a text of its own: it ends the run, and is not shown.</summary>
    public LimitReachedException()
    {
    }

    /// <summary>With a text.</summary>
    public LimitReachedException(string message)
        : base(message)
    {
    }

    /// <summary>With a text and a cause.</summary>
    public LimitReachedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
