namespace Kayfabe.Remote.Transport;

/// <summary>
/// A place that results are shared through: contents under names. What it returns is not to be believed: whoever reads
/// checks it. Safe to use from several threads.
/// </summary>
public interface IRemote : IDisposable
{
    /// <summary>Its address, as users write it.</summary>
    string Name { get; }

    /// <summary>Everything below a prefix, in no particular order; names that are not of <see cref="RemoteNames"/> too.
    /// </summary>
    /// <exception cref="RemoteException">The remote failed.</exception>
    IAsyncEnumerable<RemoteItem> List(string prefix, CancellationToken cancel);

    /// <summary>Copies a content to a stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="most">The number of bytes at most; more of them are an error.</param>
    /// <param name="cancel">Ends the copy.</param>
    /// <returns>False if there is none of this name.</returns>
    /// <exception cref="RemoteException">The remote failed, or sent too much.</exception>
    Task<bool> Get(string name, Stream to, long most, CancellationToken cancel);

    /// <summary>Puts a content that is not there yet; one that is there is not changed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Can be read again from its start.</param>
    /// <param name="cancel">Ends the copy.</param>
    /// <returns>False if there is one of this name already.</returns>
    /// <exception cref="RemoteException">The remote failed.</exception>
    Task<bool> PutIfAbsent(string name, Stream content, CancellationToken cancel);
}

/// <summary>What a listing says of a content.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
public sealed record RemoteItem(string Name, long Size);
