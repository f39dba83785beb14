using CsvHelper;
using Kayfabe.Study.Tables;

namespace Kayfabe.Build.PictureFetching;

/// <summary>
/// The pictures that a run did not fetch: all of them in a table, the number and the first of each reason in memory.
/// </summary>
internal sealed class FailedPictures : IDisposable
{
    private const int MostShown = 5;

    private readonly SortedDictionary<FetchFailureReason, (int Count, List<FetchFailure> First)> _reasons = [];
    private readonly CsvWriter _table;

    /// <summary>Begins the table.</summary>
    /// <param name="path">Where to.</param>
    public FailedPictures(string path) => _table = CsvFile.Create(path, "picture", "reason", "detail", "address");

    /// <summary>The number of pictures.</summary>
    public int Count { get; private set; }

    /// <summary>Whether nobody was asked about any of them: another run would not ask either.</summary>
    public bool OnlyExportsHelp => _reasons.Keys.All(reason =>
        reason is FetchFailureReason.Missing or FetchFailureReason.Unusable or FetchFailureReason.Expired);

    /// <summary>Adds one.</summary>
    public void Add(FetchFailure failure)
    {
        Count++;
        _table.WriteRecord(
            failure.Address.Picture, failure.Reason.ToString(), failure.Detail, failure.Address.Text);
        var (count, first) = _reasons.TryGetValue(failure.Reason, out var known) ? known : (0, []);
        if (first.Count < MostShown)
            first.Add(failure);
        _reasons[failure.Reason] = (count + 1, first);
    }

    /// <summary>The reasons with the number of their pictures and the first of them.</summary>
    public IEnumerable<(FetchFailureReason Reason, int Count, IReadOnlyList<FetchFailure> First)> ByReason() =>
        _reasons.Select(entry => (entry.Key, entry.Value.Count, (IReadOnlyList<FetchFailure>)entry.Value.First));

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
