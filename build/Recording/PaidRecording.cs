using Amazon.Rekognition.Model;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Recording;
using Kayfabe.Aws.Resources;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Recording;

/// <summary>Checks the account, says what it costs, asks the user, then the service; says what came of it.</summary>
[OutsideFingerprint("It makes inputs of stages, which are in their keys.")]
internal sealed class PaidRecording(
    BuildContext context, DetectSettings settings, RecordingFiles files, RecordingPlan plan, string scratch)
    : IDisposable
{
    private readonly List<AwsSession> _sessions = [];
    private readonly FailedRequests _failed = new(Path.Combine(scratch, "failed"));
    private readonly Lock _lock = new();
    private Task? _bucket;

    /// <summary>The models that answered before.</summary>
    public required IReadOnlyList<ServiceModel> Models { get; init; }

    /// <summary>What the service refused before, and is not asked again.</summary>
    public required IEnumerable<FailedRequest> Refused { get; init; }

    /// <summary>Where failures are listed.</summary>
    public required string Failures { get; init; }

    /// <summary>Called when everything was asked, whatever was answered.</summary>
    public required Action AllWasAsked { get; init; }

    private AwsSession Session => _sessions[^1];

    private string LedgerPath => Path.Combine(files.Pending, "attempts");

    /// <summary>Records what the plan says.</summary>
    /// <exception cref="InputException">Something is wrong, or not everything was recorded.</exception>
    public void Run()
    {
        // Answers of one model more would not help a study whose recordings do not go together.
        if (AcceptedModels.Check(Models, settings) is { Count: > 0 } faults)
            throw new InputException(faults);
        var large = plan.FilesToAsk().Count(file => LengthOf(file) > Recorder.LargestBytes);
        _sessions.Add(AwsSession.Open(context, context.Options));
        try
        {
            Session.Check(large > 0 ? [new BucketNeeded()] : []);
            var prices = Prices.Of(context.Paths);
            var budget = new RecordBudget(prices, Session.Clients.Region);
            var most = budget.MostRequests(context.Options.MaxCost(), large * plan.Counts.Count);
            var earlier = AttemptLedger.CountOf(LedgerPath);
            var estimate = budget.Estimate(plan, large, Session.RequestsPerSecond, most, earlier);
            Consent.Require(context.Options, estimate, stopsAtLimit: true);
            using var ledger = new AttemptLedger(LedgerPath, most);
            var result = Ask(ledger);
            Report(result, budget);
            ledger.Close();
            if (result.End == RecordEnd.Done)
                AllWasAsked();
            ThrowIfIncomplete(result);
        }
        finally
        {
            _sessions.ForEach(session => session.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _failed.Dispose();

    private long LengthOf(string file) =>
        new FileInfo(Path.Combine(context.Paths.StudyFolder, file)) is { Exists: true } info ? info.Length : 0;

    private RecordResult Ask(AttemptLedger ledger)
    {
        var started = context.Clock.GetTimestamp();
        using var stop = new UserStop();
        try
        {
            return Recorder.Run(
                plan,
                new RecorderSetup
                {
                    StudyFolder = context.Paths.StudyFolder,
                    Files = files,
                    Settings = settings,
                    Models = Models,
                    Connect = () => Session.Clients,
                    Renew = Renew,
                    Upload = Upload,
                    Failed = _failed,
                    Ledger = ledger,
                    RequestsPerSecond = Session.RequestsPerSecond,
                    Clock = context.Clock,
                    Progress = done => context.Progress.Show(
                        RecordText.Progress(done, plan.Total, context.Clock.GetElapsedTime(started)), done, plan.Total),
                },
                stop.Token).GetAwaiter().GetResult();
        }
        finally
        {
            context.Progress.Clear();
        }
    }

    private async Task<bool> Renew(CancellationToken cancel)
    {
        context.Progress.Clear();
        if (!UserPresence.CanBeAsked)
            return false;
        await Console.Out.WriteAsync(
            "The credentials have expired. Sign in again (aws sso login, or new keys in your profile), then press "
            + "Enter; Ctrl-C stops, and what was answered is kept. ");
        if (await Task.Run(Console.In.ReadLine, cancel).WaitAsync(cancel) is null)
            return false;
        _sessions.Add(AwsSession.Open(context, context.Options));
        return true;
    }

    private async Task<S3Object> Upload(PlannedRequest request, CancellationToken cancel)
    {
        var session = Session;
        lock (_lock)
            _bucket ??= EnsureBucket(session, cancel);
        await _bucket;
        var (prefix, digest, suffix) =
            ($"{session.Prefix}/pictures", request.Picture.ToString(), Path.GetExtension(request.File));
        await DigestUploads.Put(
            session.Clients.S3, session.Bucket, prefix, Path.Combine(context.Paths.StudyFolder, request.File), digest,
            suffix, cancel);
        return new S3Object { Bucket = session.Bucket, Name = DigestUploads.KeyOf(prefix, digest, suffix) };
    }

    private Task<BucketState> EnsureBucket(AwsSession session, CancellationToken cancel)
    {
        var now = context.Clock.GetUtcNow();
        return new StudyBucket(session.Clients.S3, session.Place.Region, session.Place.Account).Ensure(
            session.Bucket, session.Settings.KmsKey, new ResourceTags(context.Paths.Study, "record", now),
            new ResourceJournal(ResourceJournal.PathIn(context.Paths.Artifacts), context.Clock), cancel);
    }

    private void Report(RecordResult result, RecordBudget budget)
    {
        Console.Out.Write(RecordText.Result(result, budget.Cost(result.Attempts)));
        Console.Error.Write(RecordText.Failures(_failed.Groups));
        using var listed = new FailedRequests(Path.Combine(scratch, "listed"));
        foreach (var failure in Refused.Concat(_failed.InOrder()))
            listed.Add(failure);
        FailuresFile.Write(Failures, listed);
    }

    private void ThrowIfIncomplete(RecordResult result)
    {
        const string Again = "Run the same command again: it asks only for what is missing.";
        var listed = _failed.Count == 0 ? null : new Fault(
            $"{Sharing.TransferText.Count(_failed.Count, "request")} without a recording",
            $"{Again} What the service refused is not asked again. All are in {context.Paths.Display(Failures)}");
        Fault? end = result.End switch
        {
            RecordEnd.Limit => new Fault(
                $"stopped before --max-cost={context.Options.MaxCost()}",
                $"With a higher limit the rest is asked. {Again}"),
            RecordEnd.Stopped => new Fault("stopped", Again),
            _ => null,
        };
        Fault[] faults = [.. result.Faults, .. new[] { end, listed }.OfType<Fault>()];
        if (faults.Length > 0)
            throw new InputException(faults);
    }
}
