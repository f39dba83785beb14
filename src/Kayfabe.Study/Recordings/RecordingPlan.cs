using System.Diagnostics.CodeAnalysis;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>One request that is to be made.</summary>
/// <param name="Picture">The picture's digest.</param>
/// <param name="File">Its file, relative to the study's folder, with <c>/</c>.</param>
/// <param name="Request">What is asked about it.</param>
public sealed record PlannedRequest(PictureDigest Picture, string File, RecordingRequest Request);

/// <summary>
/// What Record has to ask: for each different picture, in the order of the digests, the requests that have no answer.
/// The pictures are sorted on disk, so that a plan takes the same memory whatever their number; it may be read by
/// several threads.
/// </summary>
public sealed class RecordingPlan : IDisposable
{
    private readonly SortedLines _pictures, _refused;
    private readonly RecordedAnswers _answers;
    private readonly IReadOnlyList<RecordingRequest> _requests;
    private readonly long _since;

    private RecordingPlan(RecordingPlanSources sources, string scratch)
    {
        _pictures = new SortedLines(scratch, "pictures");
        _refused = new SortedLines(scratch, "refused");
        _answers = sources.Answers;
        _requests = sources.Requests;
        _since = sources.Since?.UtcTicks ?? 0;
        foreach (var (picture, file) in sources.Pictures)
            _pictures.Add(PictureLine.Of(picture, file));
        foreach (var (request, _, _) in sources.Refused)
            _refused.Add(AnswerLine.Of(request.Picture, request.Request.Kind));
        (Pictures, PicturesToAsk, Refused, Counts, Models) = Count();
    }

    /// <summary>The number of different pictures by content.</summary>
    public int Pictures { get; }

    /// <summary>The number of pictures about which anything is asked.</summary>
    public int PicturesToAsk { get; }

    /// <summary>The number of requests that are not made since the service refused them.</summary>
    public int Refused { get; }

    /// <summary>The number of requests of each kind.</summary>
    public IReadOnlyList<(RecordingRequest Request, int Count)> Counts { get; }

    /// <summary>
    /// The models whose answers about these pictures are recorded, and not asked for again. RecognizeCelebrities names
    /// none.
    /// </summary>
    public IReadOnlyList<ServiceModel> Models { get; }

    /// <summary>The number of all requests.</summary>
    public long Total => Counts.Sum(count => (long)count.Count);

    /// <summary>Compares pictures with what is recorded.</summary>
    /// <param name="sources">The pictures, and what is known of them.</param>
    /// <param name="scratch">A folder for what is sorted, of this plan only, until it is disposed of.</param>
    /// <exception cref="InputException">The pictures or what was refused cannot be read.</exception>
    public static RecordingPlan Of(RecordingPlanSources sources, string scratch) => new(sources, scratch);

    /// <summary>The pictures about which this is asked, in the order of their digests.</summary>
    public IEnumerable<PlannedRequest> Of(RecordingRequest request)
    {
        using var walk = Walk();
        while (walk.Next())
        {
            if (walk[request.Kind] == AnswerState.Missing)
                yield return new PlannedRequest(walk.Picture, walk.File, request);
        }
    }

    /// <summary>The files of the pictures about which anything is asked, relative to the study's folder.</summary>
    public IEnumerable<string> FilesToAsk()
    {
        using var walk = Walk();
        while (walk.Next())
        {
            if (_requests.Any(request => walk[request.Kind] == AnswerState.Missing))
                yield return walk.File;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pictures.Dispose();
        _refused.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The walk closes what it is given.")]
    private PlanWalk Walk() => new(_pictures.Read(), _answers.Open(), _refused.Read(), _since);

    private (int, int, int, IReadOnlyList<(RecordingRequest, int)>, IReadOnlyList<ServiceModel>) Count()
    {
        var (pictures, toAsk, refused, counts) = (0, 0, 0, new int[_requests.Count]);
        var models = new Dictionary<(DetectionKind Kind, string Version), int>();
        using var walk = Walk();
        for (; walk.Next(); pictures++)
        {
            var missing = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var kind = _requests[i].Kind;
                switch (walk[kind])
                {
                    case AnswerState.Missing:
                        counts[i]++;
                        missing = 1;
                        break;
                    case AnswerState.Refused:
                        refused++;
                        break;
                    case AnswerState.Recorded when kind != DetectionKind.Celebrity:
                        var model = (kind, walk.ModelOf(kind));
                        models[model] = models.GetValueOrDefault(model) + 1;
                        break;
                }
            }
            toAsk += missing;
        }
        return (
            pictures, toAsk, refused,
            [.. _requests.Select((request, i) => (request, counts[i]))],
            [.. models.Select(model => new ServiceModel(model.Key.Kind, model.Key.Version, model.Value))]);
    }
}
