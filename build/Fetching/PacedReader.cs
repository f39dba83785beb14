namespace Kayfabe.Build.Fetching;

/// <summary>Reads what a server sends, and gives up where it comes too slowly, even if a byte at a time.</summary>
/// <param name="content">What is sent.</param>
/// <param name="rules">How much has to arrive in which time.</param>
public sealed class PacedReader(Stream content, FetchRules rules)
{
    private long _since = rules.Clock.GetTimestamp();
    private long _read;

    /// <summary>Reads a part; 0 at the end.</summary>
    /// <exception cref="HttpRequestException">The server is too slow, or the connection broke.</exception>
    public int Read(byte[] buffer)
    {
        var count = ReadPart(buffer);
        _read += count;
        if (count == 0 || rules.Clock.GetElapsedTime(_since) < rules.Window)
            return count;
        if (_read < rules.LeastBytes)
            throw new HttpRequestException(
                $"the server sent only {_read} bytes in {rules.Window.TotalSeconds:0} seconds");
        (_since, _read) = (rules.Clock.GetTimestamp(), 0);
        return count;
    }

    private int ReadPart(byte[] buffer)
    {
        using var silence = new CancellationTokenSource(rules.Window, rules.Clock);
        try
        {
            return content.ReadAsync(buffer, silence.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new HttpRequestException($"the server sent nothing for {rules.Window.TotalSeconds:0} seconds");
        }
        // Not to be mistaken for a disk that cannot be written.
        catch (IOException e)
        {
            throw new HttpRequestException(e.Message, e);
        }
    }
}
