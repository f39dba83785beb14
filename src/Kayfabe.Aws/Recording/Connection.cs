using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Recording;

/// <summary>
/// The clients of a run, which are the caller's. When the credentials expire, whoever notices first has them renewed,
/// and all others wait.
/// </summary>
internal sealed class Connection(RecorderSetup setup) : IDisposable
{
    private readonly List<AwsClients> _all = [setup.Connect()];
    private readonly SemaphoreSlim _renewing = new(1);

    public AwsClients Current
    {
        get
        {
            lock (_all)
                return _all[^1];
        }
    }

    /// <summary>Renews the credentials of clients that they expired for.</summary>
    /// <returns>Whether there are new clients.</returns>
    public async Task<bool> Renew(AwsClients expired, CancellationToken cancel)
    {
        await _renewing.WaitAsync(cancel);
        try
        {
            if (Current != expired)
                return true;
            if (!await setup.Renew(cancel))
                return false;
            lock (_all)
                _all.Add(setup.Connect());
            return true;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();
}
