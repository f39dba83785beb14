using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Settings;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Recording;

/// <summary>
/// Asks the image service what a plan says, each operation at its own rate, and keeps each answer on disk before it
/// counts it.
/// </summary>
public sealed class Recorder : IDisposable
{
    /// <summary>The largest picture that is sent with a request, in bytes; larger ones go through S3.</summary>
    public const long LargestBytes = ImageQuestions.LargestBytes;

    private readonly RecorderSetup _setup;
    private readonly RunStop _stop;
    private readonly Connection _connection;

    [SuppressMessage("Usage", "CA2213", Justification = "Its answers are merged at the end of Run, which closes it.")]
    private readonly PendingAnswers _pending;

    private readonly AnsweringModels _models;
    private readonly RequestFailures _failures;
    private readonly PictureImages _images;
    private long _recorded, _done;

    private Recorder(RecorderSetup setup, CancellationToken stop)
    {
        _setup = setup;
        _stop = new RunStop(setup.Clock, stop);
        _failures = new RequestFailures(_stop, setup.Failed);
        _images = new PictureImages(setup, _stop, _failures);
        _connection = new Connection(setup);
        _models = new AnsweringModels(setup.Settings, setup.Models);
        _pending = PendingAnswers.Open(setup.Files);
    }

    /// <summary>Asks what the plan says until it is done, or something ends it; then merges the answers.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="setup">What it works with.</param>
    /// <param name="stop">The user's stop: what was sent is waited for.</param>
    /// <exception cref="InputException">A file of recordings is damaged: the answers stay on disk.</exception>
    public static async Task<RecordResult> Run(RecordingPlan plan, RecorderSetup setup, CancellationToken stop)
    {
        using var recorder = new Recorder(setup, stop);
        var started = setup.Clock.GetTimestamp();
        await Task.WhenAll(plan.Counts.Where(count => count.Count > 0).Select(
            count => Task.Run(() => recorder.Ask(plan.Of(count.Request)), CancellationToken.None)));
        var time = setup.Clock.GetElapsedTime(started);
        await recorder._pending.Merge();
        return new RecordResult
        {
            End = recorder._stop.Reason,
            Recorded = Volatile.Read(ref recorder._recorded),
            Attempts = setup.Ledger.Total,
            Faults = recorder._stop.Faults,
            Time = time,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _images.Dispose();
        _connection.Dispose();
        _stop.Dispose();
    }

    /// <summary>Requests of one operation at once: what a rate needs whose answers take up to 1.5 seconds.</summary>
    private static int AtOnce(double perSecond) => (int)Math.Clamp(Math.Ceiling(perSecond * 1.5), 4, 192);

    private async Task Ask(IEnumerable<PlannedRequest> requests)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtOnce(_setup.RequestsPerSecond),
            CancellationToken = _stop.Asking,
        };
        try
        {
            var writers = new ConcurrentBag<RecordingLineWriter>();
            await Parallel.ForEachAsync(requests, options, async (request, _) =>
            {
                if (!writers.TryTake(out var writer))
                    writer = new RecordingLineWriter();
                await Ask(request, writer);
                writers.Add(writer);
                _setup.Progress(Interlocked.Increment(ref _done));
            });
        }
        catch (OperationCanceledException) when (_stop.Asking.IsCancellationRequested)
        {
            // Those that were sent have been waited for.
        }
    }

    private async Task Ask(PlannedRequest request, RecordingLineWriter writer)
    {
        while (!_stop.Asking.IsCancellationRequested)
        {
            var clients = _connection.Current;
            try
            {
                await AskOnce(request, clients, writer);
                return;
            }
            catch (LimitReachedException)
            {
                _stop.End(RecordEnd.Limit);
                return;
            }
            catch (OperationCanceledException) when (_stop.Asking.IsCancellationRequested)
            {
                return;
            }
            catch (JournalException e)
            {
                _stop.End(RecordEnd.Faulty, new Fault(
                    $"the answers cannot be written: {e.InnerException!.Message.TrimEnd('.')}",
                    "Make room, or make the folder writable; what was written before is kept.", _setup.Files.Name));
                return;
            }
            catch (Exception e) when (AwsFailures.Of(e) is AwsFailure.Expired or AwsFailure.NoCredentials)
            {
                if (await Renewed(clients))
                    continue;
                _stop.End(RecordEnd.Expired, AwsErrors.Explain(e, request.Request.Operation)!.Faults);
                return;
            }
            catch (Exception e) when (e is InputException || AwsFailures.Of(e) is not null)
            {
                _failures.Add(request, e);
                return;
            }
        }
    }

    private async Task<bool> Renewed(AwsClients expired)
    {
        try
        {
            return await _connection.Renew(expired, _stop.Asking);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task AskOnce(PlannedRequest request, AwsClients clients, RecordingLineWriter writer)
    {
        using var room = await _images.Enter(request, _stop.Asking);
        var image = await _images.Of(request);
        if (image is null)
            return;
        RecordingLine line;
        using (var call = HttpCall.Begin(counting: Count))
        {
            await ImageQuestions.Ask(clients.Rekognition, request.Request, image, _stop.Answering);
            line = writer.Write(new ServiceAnswer(
                request.Picture, request.Request, clients.Region, _setup.Clock.GetUtcNow(), call.ResponseBytes));
        }
        await Keep(line);
        Interlocked.Increment(ref _recorded);
        _failures.Answered();
        if (_models.Add(request.Request.Kind, line.Model) is { Count: > 0 } faults)
            _stop.End(RecordEnd.Faulty, faults);
    }

    // After the end nothing more is sent, neither a request whose turn has come nor one again.
    private void Count(int change)
    {
        if (change > 0)
            _stop.Asking.ThrowIfCancellationRequested();
        try
        {
            _setup.Ledger.Count(change);
        }
        catch (IOException e)
        {
            throw new JournalException(e.Message, e);
        }
    }

    private async Task Keep(RecordingLine line)
    {
        try
        {
            await _pending.Add(line.Bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(e.Message, e);
        }
    }

    /// <summary>An answer could not be kept.</summary>
    private sealed class JournalException(string message, Exception inner) : IOException(message, inner);
}
