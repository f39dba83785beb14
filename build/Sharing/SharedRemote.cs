using Kayfabe.Build.Running;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Transport;
using Kayfabe.Settings;

namespace Kayfabe.Build.Sharing;

/// <summary>The remote of a target that works on it, with what it is shared with.</summary>
internal sealed class SharedRemote : IDisposable
{
    private SharedRemote(BuildContext context, RemoteAddress address)
    {
        Remote = address.Open(Patience.OfTransfer);
        Trust = TrustFile.Read(Path.Combine(context.Paths.Root, TrustFile.FileName));
        Local = LocalResults.Of(context.Paths.Cache, context.Paths.SharedCache);
    }

    /// <summary>The remote.</summary>
    public IRemote Remote { get; }

    /// <summary>Whose work counts.</summary>
    public TrustFile Trust { get; }

    /// <summary>The store.</summary>
    public LocalResults Local { get; }

    /// <summary>Opens the remote that is named.</summary>
    /// <exception cref="InputException">None is named, or it is no address.</exception>
    public static SharedRemote Of(BuildContext context) => new(
        context,
        RemoteOption.Parse(context.Options.Remote ?? throw new InputException(new Fault(
            "--remote is missing: where results are shared",
            $"Write --remote={RemoteAddress.Forms}, or set KAYFABE_REMOTE."))));

    /// <summary>Does some work; a remote that fails as a whole ends it with an error.</summary>
    public T Do<T>(BuildContext context, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return work(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (RemoteException e)
        {
            throw new InputException(new Fault(
                $"{Remote.Name} {e.Message}",
                "What was moved is kept: the same command goes on from there."));
        }
        finally
        {
            context.Progress.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Remote.Dispose();
}
