using System.Diagnostics;
using System.Text;

namespace Kayfabe.Scripts.Tests;

/// <summary>How a script ended.</summary>
internal sealed record ScriptRun(int Code, string Out, string Error)
{
    /// <summary>All of it, for the message of a failed test.</summary>
    public override string ToString() => $"exit code {Code}\n{Out}\n{Error}";
}

/// <summary>A script at work.</summary>
internal sealed class RunningScript
{
    // Far longer than any run takes, on a busy machine too: a script that hangs must not hang the tests.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly Task<string> _out;
    private readonly Task _errorEnd;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunningScript(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _errorEnd = ReadError();
    }

    public int Id => _process.Id;

    /// <summary>What it is given on standard input.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>Waits until it has said this on standard error.</summary>
    public async Task Said(string text)
    {
        while (true)
        {
            Task more;
            lock (_error)
            {
                if (_error.ToString().Contains(text, StringComparison.Ordinal))
                    return;
                more = _more.Task;
            }
            Assert.False(_errorEnd.IsCompleted, $"It ended without saying '{text}' but: {_error}");
            await more.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for its end, and for that of everything that holds its output.</summary>
    public ScriptRun Finish(TimeSpan? patience = null)
    {
        using (_process)
        {
            _process.StandardInput.Close();
            var ended = _process.WaitForExit(patience ?? s_patience)
                && Task.WhenAll(_out, _errorEnd).Wait(s_patience, TestContext.Current.CancellationToken);
            if (!ended)
                _process.Kill(entireProcessTree: true);
            lock (_error)
                Assert.True(ended, $"It hangs. It said: {_error}");
            return new ScriptRun(_process.ExitCode, _out.Result, _error.ToString());
        }
    }

    private async Task ReadError()
    {
        var buffer = new char[4096];
        while (true)
        {
            var count = await _process.StandardError.ReadAsync(buffer);
            lock (_error)
            {
                _error.Append(buffer, 0, count);
                _more.TrySetResult();
                if (count == 0)
                    return;
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
