using Kayfabe.Build.Fetching;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.PictureFetching;

/// <summary>Fetches the pictures that are not there yet, several at a time.</summary>
/// <param name="place">Where they are put.</param>
/// <param name="withdrawn">Pictures that must not come back.</param>
/// <param name="rules">What is demanded of a server.</param>
/// <param name="clock">Says when a picture was fetched.</param>
internal sealed class PictureFetch(
    PicturePlace place, WithdrawnPictures withdrawn, FetchRules rules, TimeProvider clock)
{
    /// <summary>So many pictures in a row that nothing is said of are a network that is down, or a limit.</summary>
    private const int MostInARow = 100;

    private readonly Lock _gate = new();
    private int _inARow;
    private Exception? _broken;

    /// <summary>Waits, before a server is asked again.</summary>
    public Action<TimeSpan> Pause { get; init; } = time => Task.Delay(time, clock).GetAwaiter().GetResult();

    /// <summary>Receives each picture that was not fetched; never from two threads at once.</summary>
    public required Action<FetchFailure> Failed { get; init; }

    /// <summary>Receives the number of pictures that are done; from any thread.</summary>
    public required Action<int> Progress { get; init; }

    /// <summary>The number of pictures that were fetched.</summary>
    public int Fetched { get; private set; }

    /// <summary>The bytes of these.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of pictures that were tried.</summary>
    public int Tried { get; private set; }

    /// <summary>Whether it stopped early, since one server after the other was not reached, or busy.</summary>
    public bool GaveUp => _inARow >= MostInARow;

    /// <summary>Fetches what is not there.</summary>
    /// <param name="addresses">The pictures of the study.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; what was fetched is kept.</exception>
    public void Run(IEnumerable<(PictureAddress Address, AddressState State)> addresses, int parallel)
    {
        using var queue = addresses.Where(one => !place.Has(one.Address.Picture)).GetEnumerator();
        var threads = Enumerable.Range(0, parallel).Select(_ => new Thread(() => Work(queue))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (_broken is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_broken);
    }

    private void Work(IEnumerator<(PictureAddress Address, AddressState State)> queue)
    {
        try
        {
            using var download = new PictureDownload(rules, Pause);
            while (Next(queue) is { } address)
                Done(address, Fetch(download, address));
        }
#pragma warning disable CA1031 // Of any thread, it is thrown again by the one that waits for them.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate)
                _broken ??= e;
        }
    }

    private PictureAddress? Next(IEnumerator<(PictureAddress Address, AddressState State)> queue)
    {
        lock (_gate)
        {
            while (_broken is null && !GaveUp && queue.MoveNext())
            {
                var (address, state) = queue.Current;
                if (state == AddressState.Usable)
                    return address;
                Failed(FetchFailure.Of(address, state));
            }
            return null;
        }
    }

    private FetchFailure? Fetch(PictureDownload download, PictureAddress address)
    {
        var (header, reason, detail) = download.Fetch(new Uri(address.Text));
        return header is null
            ? new FetchFailure(address, reason, detail)
            : Keep(address, header, download.Content.GetBuffer().AsSpan(0, (int)download.Content.Length));
    }

    private FetchFailure? Keep(PictureAddress address, PictureHeader header, ReadOnlySpan<byte> content)
    {
        var digest = Digest.Of(content).ToString();
        if (withdrawn.HasBytes(digest))
        {
            return new FetchFailure(
                address, FetchFailureReason.Withdrawn, "a picture with these bytes was withdrawn from the study");
        }
        if (place.Record.Find(address.Picture) is { } known && known.Digest != digest)
        {
            return new FetchFailure(address, FetchFailureReason.Changed, FormattableString.Invariant(
                $"it is {digest} now, and was {known.Digest} when it was fetched on {known.Fetched:yyyy-MM-dd}"));
        }
        var picture = new FetchedPicture(
            address.Picture, digest, content.Length, header, address.Text, clock.GetUtcNow());
        place.Put(picture, content);
        return null;
    }

    private void Done(PictureAddress address, FetchFailure? failure)
    {
        lock (_gate)
        {
            Tried++;
            var isServers = failure?.Reason is FetchFailureReason.Unreachable or FetchFailureReason.Busy;
            _inARow = isServers ? _inARow + 1 : 0;
            if (failure is not null)
            {
                Failed(failure);
            }
            else
            {
                Fetched++;
                if (place.Record.Find(address.Picture) is { } known)
                    Bytes += known.Bytes;
            }
        }
        Progress(Tried);
    }
}
