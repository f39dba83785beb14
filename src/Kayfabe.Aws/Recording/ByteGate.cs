namespace Kayfabe.Aws.Recording;

/// <summary>Bounds how many bytes of pictures are in memory at once, whatever their number.</summary>
internal sealed class ByteGate(int mostMegabytes) : IDisposable
{
    private const int Unit = 1 << 20;

    private readonly SemaphoreSlim _units = new(mostMegabytes), _turn = new(1);

    /// <summary>Waits until there is room; dispose of what it returns to make it free again.</summary>
    public async Task<IDisposable> Enter(long bytes, CancellationToken cancel)
    {
        var units = (int)Math.Clamp((bytes + Unit - 1) / Unit, 1, mostMegabytes);
        // One after the other: of two who have half of what they need each, neither would ever go on.
        await _turn.WaitAsync(cancel);
        var taken = 0;
        try
        {
            while (taken < units)
            {
                await _units.WaitAsync(cancel);
                taken++;
            }
        }
        catch (OperationCanceledException)
        {
            if (taken > 0)
                _units.Release(taken);
            throw;
        }
        finally
        {
            _turn.Release();
        }
        return new Entered(_units, units);
    }

    public void Dispose()
    {
        _units.Dispose();
        _turn.Dispose();
    }

    private sealed class Entered(SemaphoreSlim units, int taken) : IDisposable
    {
        public void Dispose() => units.Release(taken);
    }
}
