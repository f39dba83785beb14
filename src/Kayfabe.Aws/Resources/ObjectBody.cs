using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>Reads the body of an object, which may be any length, stop coming, or never end.</summary>
/// <param name="silence">The time without a byte after which it counts as broken off; null for a minute.</param>
internal sealed class ObjectBody(TimeSpan? silence = null)
{
    private readonly TimeSpan _silence = silence ?? TimeSpan.FromMinutes(1);

    /// <summary>Copies a body to its end, where the SDK compares the checksum, or to one byte more than it may have.</summary>
    /// <param name="from">The body.</param>
    /// <param name="most">The bytes that it may have.</param>
    /// <param name="to">Takes them.</param>
    /// <param name="name">What it is called in a fault, such as its address.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The bytes that came: more than <paramref name="most"/> where it is longer.</returns>
    /// <exception cref="InputException">Nothing came for a minute, or what came cannot be written here.</exception>
    public async Task<long> Copy(Stream from, long most, Stream to, string name, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        var read = 0L;
        while (read <= most)
        {
            var count = await Read(from, buffer, name, cancel).ConfigureAwait(false);
            if (count == 0)
                break;
            read += count;
            try
            {
                await to.WriteAsync(buffer.AsMemory(0, count), cancel).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new InputException(new Fault(
                    $"it cannot be written on this machine: {e.Message.TrimEnd('.')}",
                    "Make room, and run the same command again.", name));
            }
        }
        return read;
    }

    private async Task<int> Read(Stream from, byte[] buffer, string name, CancellationToken cancel)
    {
        using var time = new CancellationTokenSource(_silence);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancel);
        try
        {
            return await from.ReadAsync(buffer, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new InputException(new Fault(
                $"nothing of it came for {_silence.TotalSeconds:0.#} seconds", "Run the same command again.", name));
        }
    }
}
