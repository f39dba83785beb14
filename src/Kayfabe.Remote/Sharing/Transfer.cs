using System.Collections.Concurrent;
using Kayfabe.Remote.Transport;

namespace Kayfabe.Remote.Sharing;

/// <summary>Something that was not moved.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Problem">Why, a clause.</param>
public sealed record TransferProblem(string Item, string Problem);

/// <summary>What a push or a pull did.</summary>
/// <param name="Results">The number of results that are complete at both ends now.</param>
/// <param name="Moved">The number of contents and records that were moved.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Problems">What was not moved, in ordinal order.</param>
public sealed record TransferReport(int Results, int Moved, long Bytes, IReadOnlyList<TransferProblem> Problems);

/// <summary>
/// Moves items, several at once. What cannot be moved is noted and the rest goes on, but not where the remote fails
/// again and again: then it is gone.
/// </summary>
/// <param name="progress">Called with what is done, how much of it, and of how much.</param>
internal sealed class Transfer(Action<string, long, long> progress)
{
    private const int AtOnce = 16;

    // A remote that refuses one item may have a reason; one that fails this often is not there.
    private const int MostFailures = 5;

    private readonly ConcurrentQueue<TransferProblem> _problems = new();
    private int _failures;
    private int _moved;
    private long _bytes;

    /// <summary>Notes what cannot be moved.</summary>
    public void Note(string item, string problem) => _problems.Enqueue(new TransferProblem(item, problem));

    /// <summary>What was done.</summary>
    public TransferReport Report(int results) => new(
        results, _moved, _bytes,
        [
            .. _problems.OrderBy(one => one.Item, StringComparer.Ordinal)
                .ThenBy(one => one.Problem, StringComparer.Ordinal),
        ]);

    /// <summary>Moves each item.</summary>
    /// <param name="what">The work, a verb.</param>
    /// <param name="items">The items.</param>
    /// <param name="name">The name of an item.</param>
    /// <param name="move">Moves one: the number of bytes, or why it was not moved.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RemoteException">The remote failed too often.</exception>
    public async Task Each<T>(
        string what, IReadOnlyList<T> items, Func<T, string> name,
        Func<T, CancellationToken, Task<MoveOutcome>> move, CancellationToken cancel)
    {
        var done = 0;
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (item, token) =>
            {
                try
                {
                    var moved = await move(item, token);
                    if (moved.Problem is { } problem)
                        Note(name(item), problem);
                    else
                        Count(moved);
                }
                catch (RemoteException e) when (Interlocked.Increment(ref _failures) < MostFailures)
                {
                    Note(name(item), $"the remote {e.Message}");
                }
                progress(what, Interlocked.Increment(ref done), items.Count);
            });
    }

    private void Count(MoveOutcome moved)
    {
        if (moved.Bytes is not { } bytes)
            return; // It was there already.
        Interlocked.Increment(ref _moved);
        Interlocked.Add(ref _bytes, bytes);
    }
}

/// <summary>How the move of an item came out.</summary>
/// <param name="Bytes">The bytes that were moved; null if none had to be.</param>
/// <param name="Problem">Why it was not moved, a clause; null if it was.</param>
internal readonly record struct MoveOutcome(long? Bytes, string? Problem = null);
