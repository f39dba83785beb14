using System.Diagnostics.CodeAnalysis;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.Aws.Training;
using Kayfabe.Build.Cloud;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>An account, checked, with what a target makes in it.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal sealed class ServingSession : IDisposable
{
    private readonly BuildContext _context;
    private readonly AwsSession _session;

    private ServingSession(BuildContext context, AwsSession session) => (_context, _session) = (context, session);

    /// <summary>The services.</summary>
    public AwsSession Session => _session;

    /// <summary>The services in which something may be.</summary>
    public AccountServices Services => new(
        _session.Clients.SageMaker, _session.Clients.Scheduler, _session.Clients.Tagging, _session.Clients.S3,
        _session.Place.Region, _session.Place.Account, _context.Clock);

    /// <summary>What was asked for from this checkout.</summary>
    public ResourceJournal Journal => Leftovers.JournalOf(_context);

    /// <summary>What the study's keys begin with, with a slash at its end.</summary>
    public string Prefix => $"{_session.Prefix}/";

    /// <summary>Opens and checks an account; says what an interrupted run may have left.</summary>
    /// <exception cref="InputException">Something is not as it should be.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed of by what is returned, or here.")]
    public static ServingSession Open(BuildContext context, params Requirement[] needed)
    {
        Leftovers.Warn(context);
        var session = AwsSession.Open(context, context.Options);
        try
        {
            session.Check(needed);
            return new ServingSession(context, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The image that serves.</summary>
    public static string ImageOf(BuildContext context, string region) =>
        context.Settings.Serve.Image ?? XgboostImages.Address(region, "1.7-1");

    /// <summary>Makes resources of a run.</summary>
    public Making Making(string run) =>
        new(Services, Journal, new ResourceTags(_context.Paths.Study, run, _context.Clock.GetUtcNow()));

    /// <summary>Makes sure that there is a bucket, and says what one of somebody's own lacks.</summary>
    public async Task EnsureBucket(string run, CancellationToken cancel)
    {
        var bucket = await new StudyBucket(_session.Clients.S3, _session.Place.Region, _session.Place.Account).Ensure(
            _session.Bucket, _session.Settings.KmsKey, Making(run).Tags, Journal, cancel);
        foreach (var warning in bucket.Warnings)
            await Console.Error.WriteLineAsync($"Warning: {warning}");
    }

    /// <summary>The address that a file has in the bucket, whether it was uploaded or not.</summary>
    public string AddressOf(string file, string suffix) =>
        $"s3://{_session.Bucket}/{DigestUploads.KeyOf(Prefix.TrimEnd('/'), Sha256Text.OfFile(file), suffix)}";

    /// <summary>Uploads a file under its digest.</summary>
    public Task<string> Upload(string file, string suffix, CancellationToken cancel) => DigestUploads.Put(
        _session.Clients.S3, _session.Bucket, Prefix.TrimEnd('/'), file, Sha256Text.OfFile(file), suffix, cancel);

    /// <summary>Everything that the study has in the account and region.</summary>
    public Task<IReadOnlyList<FoundResource>> Find(CancellationToken cancel) =>
        new ResourceList(Services, line => Console.Error.WriteLine($"Warning: {line}"))
            .Find(_context.Paths.Study, Journal.Open(), cancel);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
