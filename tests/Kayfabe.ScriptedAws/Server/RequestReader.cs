using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>Reads the requests of one connection.</summary>
internal sealed class RequestReader(NetworkStream stream)
{
    // Clients are this machine's own; a body is an archive or a batch at most.
    private const int MostBytes = 512 << 20;

    private byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;

    /// <summary>The next request; null when the client has closed the connection.</summary>
    public async Task<ScriptedRequest?> Read(CancellationToken cancel)
    {
        int head;
        while ((head = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await Fill(cancel))
                return null;
        }
        var lines = Encoding.Latin1.GetString(_buffer, _start, head).Split("\r\n");
        _start += head + 4;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        if (headers.GetValueOrDefault("Expect") == "100-continue")
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancel);
        var body = headers.GetValueOrDefault("Transfer-Encoding") == "chunked" ? await Chunks(cancel)
            : await Take(
                int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture), cancel);
        if (headers.GetValueOrDefault("x-amz-content-sha256") is { } form
            && form.StartsWith("STREAMING-", StringComparison.Ordinal))
            body = AwsChunks.Join(body);
        var words = lines[0].Split(' ');
        var question = words[1].IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? words[1] : words[1][..question];
        var query = (question < 0 ? "" : words[1][(question + 1)..]).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .ToDictionary(
                static pair => Uri.UnescapeDataString(pair[0]),
                static pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
        return new ScriptedRequest(words[0], Uri.UnescapeDataString(path), query, headers, body);
    }

    private async Task<byte[]> Take(int count, CancellationToken cancel)
    {
        if (count > MostBytes)
            throw new IOException("The body is too large.");
        var bytes = new byte[count];
        var held = Math.Min(count, _end - _start);
        _buffer.AsSpan(_start, held).CopyTo(bytes);
        _start += held;
        await stream.ReadExactlyAsync(bytes.AsMemory(held), cancel);
        return bytes;
    }

    private async Task<byte[]> Chunks(CancellationToken cancel)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = await Line(cancel);
            var size = int.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await Take(size, cancel));
            await Line(cancel);
            if (size == 0)
                return [.. body];
        }
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        int end;
        while ((end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
        {
            if (!await Fill(cancel))
                throw new IOException("The body ends early.");
        }
        var line = Encoding.Latin1.GetString(_buffer, _start, end);
        _start += end + 2;
        return line;
    }

    private async Task<bool> Fill(CancellationToken cancel)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
        _end += read;
        return read > 0;
    }
}
