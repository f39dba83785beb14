using System.Globalization;
using System.Text;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>The requests that failed for one reason.</summary>
/// <param name="Problem">The kind of failure.</param>
/// <param name="Reason">The service's name for it, or what is wrong.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first files by name, each with its operation.</param>
public sealed record FailureGroup(AnswerProblem Problem, string Reason, int Count, IReadOnlyList<string> First);

/// <summary>
/// Requests of a study that have no recording; beyond some thousands they are on disk. <see cref="Add"/> may be called
/// from several threads, as long as nobody reads.
/// </summary>
/// <param name="scratch">A folder for what is sorted, until it is disposed of.</param>
public sealed class FailedRequests(string scratch) : IDisposable
{
    private const int MostShown = 5;

    private readonly SortedLines _lines = new(scratch, "failed");
    private readonly Dictionary<(AnswerProblem Problem, string Reason), (int Count, List<string> First)> _groups = [];
    private readonly Dictionary<DetectionKind, RecordingRequest> _requests = [];
    private readonly Lock _lock = new();

    /// <summary>The number of all.</summary>
    public int Count { get; private set; }

    /// <summary>The failures by problem and reason.</summary>
    public IReadOnlyList<FailureGroup> Groups =>
    [
        .. _groups.Select(group => new FailureGroup(
                group.Key.Problem, group.Key.Reason, group.Value.Count, group.Value.First))
            .OrderBy(group => group.Problem).ThenBy(group => group.Reason, StringComparer.Ordinal),
    ];

    /// <summary>Adds a failure of this run.</summary>
    public void Add(FailedRequest failure)
    {
        lock (_lock)
        {
            var request = failure.Request.Request;
            _requests[request.Kind] = request;
            _lines.Add(LineOf(failure));
            Count++;
            var (count, first) = _groups.GetValueOrDefault((failure.Problem, failure.Reason), (0, []));
            _groups[(failure.Problem, failure.Reason)] = (count + 1, first);
            var shown = $"{failure.Request.File} ({request.Operation})";
            var place = first.BinarySearch(shown, StringComparer.Ordinal);
            first.Insert(place < 0 ? ~place : place, shown);
            if (first.Count > MostShown)
                first.RemoveAt(MostShown);
        }
    }

    /// <summary>All failures, by picture and operation.</summary>
    public IEnumerable<FailedRequest> InOrder()
    {
        using var lines = _lines.Read();
        while (lines.Next())
            yield return FailureOf(lines.Line);
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private static byte[] LineOf(FailedRequest failure) =>
    [
        .. AnswerLine.Of(failure.Request.Picture, failure.Request.Request.Kind), .. Encoding.UTF8.GetBytes(
            $"{(int)failure.Problem}\t{Uri.EscapeDataString(failure.Request.File)}\t"
            + Uri.EscapeDataString(failure.Reason)),
    ];

    private FailedRequest FailureOf(ReadOnlySpan<byte> line)
    {
        var kind = (DetectionKind)AnswerLine.Kind(line);
        var parts = Encoding.UTF8.GetString(line[(AnswerLine.DigestLength + 1)..]).Split('\t');
        return new FailedRequest(
            new PlannedRequest(AnswerLine.Picture(line), Uri.UnescapeDataString(parts[1]), _requests[kind]),
            (AnswerProblem)int.Parse(parts[0], CultureInfo.InvariantCulture), Uri.UnescapeDataString(parts[2]));
    }
}
