using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
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

    // So many requests in a row that nothing came of are no matter of single pictures.
    private const int MostInARow = 25;

    private const int MostMegabytes = 192;

    private readonly RecorderSetup _setup;
    private readonly RunStop _stop;
    private readonly Connection _connection;
    private readonly PendingAnswers _pending;
    private readonly AnsweringModels _models;
    private readonly ByteGate _room = new(MostMegabytes);
    private readonly ConcurrentBag<FailedRequest> _failed = [];
    private long _recorded, _done;
    private int _inARow;

    private Recorder(RecorderSetup setup, CancellationToken stop)
    {
        _setup = setup;
        _stop = new RunStop(stop, setup.Clock);
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
            Failed = [.. recorder._failed],
            Faults = recorder._stop.Faults,
            Time = time,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
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
                Fail(request, e);
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
        var path = Path.Combine(_setup.StudyFolder, request.File);
        if (!File.Exists(path))
        {
            _failed.Add(new FailedRequest(request, AnswerProblem.Changed, "the file is gone"));
            return;
        }
        var length = new FileInfo(path).Length;
        // In base64, in the SDK's request and in the one that is sent, a picture is there about four times.
        using var room = await _room.Enter(Math.Min(length, ImageQuestions.LargestBytes) * 4, _stop.Asking);
        var image = length > ImageQuestions.LargestBytes
            ? new Image { S3Object = await _setup.Upload(request, _stop.Answering) }
            : await BytesOf(path, request);
        if (image is null)
        {
            _failed.Add(new FailedRequest(request, AnswerProblem.Changed, "the file has other bytes"));
            return;
        }
        RecordingLine line;
        using (var call = HttpCall.Begin(counting: Count))
        {
            await ImageQuestions.Ask(clients.Rekognition, request.Request, image, _stop.Answering);
            line = writer.Write(new ServiceAnswer(
                request.Picture, request.Request, clients.Region, _setup.Clock.GetUtcNow(), call.ResponseBytes));
        }
        await Keep(line);
        Interlocked.Increment(ref _recorded);
        Volatile.Write(ref _inARow, 0);
        if (_models.Add(request.Request.Kind, line.Model) is { Count: > 0 } faults)
            _stop.End(RecordEnd.Faulty, faults);
    }

    // After the end nothing more is sent, neither a request whose turn has come nor one again.
    private void Count(int change)
    {
        if (change > 0)
            _stop.Asking.ThrowIfCancellationRequested();
        _setup.Ledger.Count(change);
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

    private async Task<Image?> BytesOf(string path, PlannedRequest request)
    {
        var bytes = await File.ReadAllBytesAsync(path, _stop.Asking);
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        return digest == request.Picture.ToString() ? new Image { Bytes = new MemoryStream(bytes) } : null;
    }

    private void Fail(PlannedRequest request, Exception e)
    {
        switch (AwsFailures.Of(e))
        {
            case null:
            case AwsFailure.NoAnswer:
                Fail(request, AnswerProblem.Unusable, e, e is InputException bad ? bad.Faults[0].Problem : "no JSON");
                break;
            case AwsFailure.Throttled or AwsFailure.Broken or AwsFailure.Unreachable:
                Fail(request, AnswerProblem.NotAnswered, e, CodeOf(e) ?? "the connection broke");
                break;
            case AwsFailure.Refused when IsOfPicture(CodeOf(e)):
                _failed.Add(new FailedRequest(request, AnswerProblem.Refused, CodeOf(e)!));
                Volatile.Write(ref _inARow, 0);
                break;
            default:
                _stop.End(RecordEnd.Faulty, AwsErrors.Explain(e, request.Request.Operation)!.Faults);
                break;
        }
    }

    private void Fail(PlannedRequest request, AnswerProblem problem, Exception e, string reason)
    {
        _failed.Add(new FailedRequest(request, problem, reason));
        if (Interlocked.Increment(ref _inARow) < MostInARow)
            return;
        _stop.End(RecordEnd.Faulty, AwsErrors.Explain(e, request.Request.Operation)!.Faults);
    }

    private static string? CodeOf(Exception e) =>
        e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : null;

    private static bool IsOfPicture(string? code) =>
        code is "InvalidImageFormatException" or "ImageTooLargeException" or "InvalidParameterException";

    /// <summary>An answer could not be kept.</summary>
    private sealed class JournalException(string message, Exception inner) : Exception(message, inner);
}
