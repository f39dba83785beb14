using System.Diagnostics;
using System.Text.Json;

namespace Kayfabe.Build.Tests.Terminal;

/// <summary>Somebody at a terminal: a program in Python, whose standard library has pseudo-terminals.</summary>
internal static class Dialogue
{
    private const string Python = "/usr/bin/python3";

    // 124 is what timeout(1) ends with.
    private const string Program = """
        import fcntl, json, os, pty, select, signal, struct, sys, termios, time
        typed, command = json.loads(sys.argv[1]), sys.argv[2:]
        child, terminal = pty.fork()
        if child == 0:
            # Whoever runs the tests in the background ignores it, and so would the child.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvp(command[0], command)
        text, looked, end = b"", 0, time.monotonic() + 100
        while True:
            while typed and (at := text.find(typed[0][0].encode(), looked)) >= 0:
                looked = at + len(typed[0][0])
                os.write(terminal, typed.pop(0)[1].encode())
            if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
                os.kill(child, signal.SIGKILL)
                sys.stdout.write(f"NOT SEEN: {typed}\n{text.decode(errors='replace')}")
                sys.exit(124)
            try:
                got = os.read(terminal, 65536)
            except OSError:
                got = b""
            if not got:
                break
            text += got
        sys.stdout.write(text.decode(errors="replace").replace("\r\n", "\n"))
        sys.stdout.flush()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.exit(code if code >= 0 else 128 - code)
        """;

    /// <summary>Skips a test where there is no such program.</summary>
    public static void SkipWithout() =>
        Assert.SkipUnless(File.Exists(Python) && !OperatingSystem.IsWindows(), $"There is no {Python}.");

    /// <summary>Has a process started on a terminal.</summary>
    public static void PutBefore(ProcessStartInfo start, IReadOnlyList<(string Seen, string Keys)> typed)
    {
        string[] before =
        [
            "-c", Program, JsonSerializer.Serialize(typed.Select(one => new[] { one.Seen, one.Keys })), start.FileName,
        ];
        for (var i = 0; i < before.Length; i++)
            start.ArgumentList.Insert(i, before[i]);
        start.FileName = Python;
    }
}
