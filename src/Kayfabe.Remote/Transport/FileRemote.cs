using System.Runtime.CompilerServices;
using Kayfabe.Store.Files;

namespace Kayfabe.Remote.Transport;

/// <summary>
/// A folder, such as one of a network disk. Its files appear whole or not at all, and a link in it is never followed:
/// whoever else may write there must not make us write elsewhere. A disk that hangs is given up like a server.
/// </summary>
internal sealed class FileRemote(FolderAddress address, Patience patience) : IRemote
{
    private const int BlockSize = 1 << 16;

    // What an entry of a listing counts as, so that a long one has its time.
    private const int BytesOfEntry = 1 << 10;

    public string Name => address.ToString();

    public async IAsyncEnumerable<RemoteItem> List(string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var item in await Ask(time => ListAll(prefix.TrimEnd('/'), time), cancel))
            yield return item;
    }

    public Task<bool> Get(string name, Stream to, long most, CancellationToken cancel) => Ask(
        time =>
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
                time.Moved(count);
                to.Write(buffer, 0, count);
            }
            return true;
        },
        cancel);

    public Task<bool> PutIfAbsent(string name, Stream content, CancellationToken cancel) => Ask(
        time => Try(() =>
        {
            CheckFolder();
            var path = PathOf(name);
            if (IsBehindLink(path))
                throw new RemoteException($"{name} is a link, or behind one");
            using var counted = new CountedStream(content, time.Moved);
            return AtomicFile.TryCreate(path, counted.CopyTo);
        }),
        cancel);

    public void Dispose()
    {
    }

    private List<RemoteItem> ListAll(string prefix, RequestTime time)
    {
        CheckFolder();
        var folder = PathOf(prefix);
        var items = new List<RemoteItem>();
        if (!Directory.Exists(folder) || IsBehindLink(folder))
            return items;
        foreach (var file in Try(() => FolderFiles.Below(folder)))
        {
            time.Token.ThrowIfCancellationRequested();
            time.Moved(BytesOfEntry);
            var info = new FileInfo(Path.Combine(folder, file));
            if (info.Exists && info.LinkTarget is null)
                items.Add(new RemoteItem(prefix.Length == 0 ? file : $"{prefix}/{file}", info.Length));
        }
        return items;
    }

    private void CheckFolder()
    {
        if (!Directory.Exists(address.Path))
            throw new RemoteException("there is no such folder");
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

    // A call to a disk that hangs cannot be ended, only left behind.
    private async Task<T> Ask<T>(Func<RequestTime, T> work, CancellationToken cancel)
    {
        using var time = new RequestTime(patience, cancel);
        var token = time.Token;
        try
        {
            return await Task.Run(() => work(time), token).WaitAsync(token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new RemoteException(time.Problem, e);
        }
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
