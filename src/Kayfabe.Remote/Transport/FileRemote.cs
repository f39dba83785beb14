using System.Runtime.CompilerServices;
using Kayfabe.Store.Files;

namespace Kayfabe.Remote.Transport;

/// <summary>
/// A folder, such as one of a network disk. Its files appear whole or not at all, and a link in it is never followed:
/// whoever else may write there must not make us write elsewhere.
/// </summary>
internal sealed class FileRemote(FolderAddress address) : IRemote
{
    private const int BlockSize = 1 << 16;

    public string Name => address.ToString();

    public async IAsyncEnumerable<RemoteItem> List(string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        var folder = PathOf(prefix.TrimEnd('/'));
        if (!Directory.Exists(address.Path))
            throw new RemoteException("there is no such folder");
        if (!Directory.Exists(folder) || IsBehindLink(folder))
            yield break;
        foreach (var file in Try(() => FolderFiles.Below(folder)))
        {
            cancel.ThrowIfCancellationRequested();
            var info = new FileInfo(Path.Combine(folder, file));
            if (info.Exists && info.LinkTarget is null)
                yield return new RemoteItem(prefix.Length == 0 ? file : $"{prefix.TrimEnd('/')}/{file}", info.Length);
        }
    }

    public Task<bool> Get(string name, Stream to, long most, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var path = PathOf(name);
            using var file = IsBehindLink(path) ? null : StoredFile.Open(path, out _);
            if (file is null)
                return false;
            var buffer = new byte[BlockSize];
            long at = 0;
            for (int count; (count = Try(() => RandomAccess.Read(file, buffer, at))) > 0; at += count)
            {
                if (at + count > most)
                    throw new RemoteException($"{name} has more than {most} bytes");
                await to.WriteAsync(buffer.AsMemory(0, count), cancel);
            }
            return true;
        },
        cancel);

    public Task<bool> PutIfAbsent(string name, Stream content, CancellationToken cancel) => Task.Run(
        () => Try(() =>
        {
            if (!Directory.Exists(address.Path))
                throw new RemoteException("there is no such folder");
            var path = PathOf(name);
            if (IsBehindLink(path))
                throw new RemoteException($"{name} is a link, or behind one");
            return AtomicFile.TryCreate(path, content.CopyTo);
        }),
        cancel);

    public void Dispose()
    {
    }

    private string PathOf(string name) => Path.Combine(address.Path, name);

    // Links above the remote's own folder are its owner's choice.
    private bool IsBehindLink(string path)
    {
        for (var at = path; at.Length > address.Path.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
                return true;
        }
        return false;
    }

    private static T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RemoteException($"cannot be used ({e.Message.TrimEnd('.')})", e);
        }
    }
}
