using System.Diagnostics.CodeAnalysis;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Resources;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Cloud;

/// <summary>The services of AWS for one run. Nothing is asked of them before <see cref="Check"/> or a call.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
public sealed class AwsSession : IDisposable
{
    private readonly TimeProvider _clock;
    private AwsPlace? _place;

    private AwsSession(AwsSettings settings, string study, AwsConnection connection)
    {
        Prefix = StudyObjects.PrefixOf(settings.Prefix, study).TrimEnd('/');
        (Settings, _clock) = (settings, connection.Clock);
        RequestsPerSecond = connection.Pace!.PerSecond;
        Clients = AwsClients.Connect(connection);
    }

    /// <summary>The services.</summary>
    public AwsClients Clients { get; }

    /// <summary>What the study says of them.</summary>
    public AwsSettings Settings { get; }

    /// <summary>Requests a second to each operation of Rekognition.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>Where and as whom.</summary>
    /// <exception cref="InvalidOperationException">Nothing was checked yet.</exception>
    public AwsPlace Place => _place ?? throw new InvalidOperationException("Call Check first.");

    /// <summary>The study's bucket.</summary>
    public string Bucket => PreflightChecks.BucketOf(Settings, Place);

    /// <summary>
    /// What the keys of all that the study has in the bucket begin with, without a slash at its end: a teardown removes
    /// what is below it.
    /// </summary>
    public string Prefix { get; }

    /// <summary>The ARN of the study's role; null where it names none.</summary>
    public string? RoleArn => Settings.Role is { } role ? Place.RoleArn(role) : null;

    /// <summary>Opens the session of a run.</summary>
    /// <exception cref="InputException">No region is given, or two that differ.</exception>
    public static AwsSession Open(RunContext context, RunOptions options)
    {
        var settings = context.Sections.Find<AwsSettings>()!;
        var region = AwsRegion.Choose(options.Region(), settings.Region, options.Profile);
        return new AwsSession(settings, context.Paths.Study, new AwsConnection
        {
            Region = region,
            Profile = options.Profile,
            Pace = new RequestPace(settings.RequestsPerSecond ?? AwsRegion.RateOf(region), context.Clock),
            Clock = context.Clock,
        });
    }

    /// <summary>
    /// Checks identity, account, region, partition and clock, and what else a target needs, before it spends anything.
    /// Warns of what could not be checked.
    /// </summary>
    /// <exception cref="InputException">Something is not as it should be.</exception>
    public void Check(params Requirement[] needed)
    {
        var report = Report(needed);
        if (report.Failures.Any())
            throw new InputException([.. report.Failures.Select(static one => one.ToFault())]);
        foreach (var one in report.Results.Where(static one => one.Outcome == CheckOutcome.NotChecked))
            Console.Error.WriteLine($"Warning: {one.Subject} was not checked: {one.Text}");
    }

    /// <summary>The same, for who shows all of it.</summary>
    public PreflightReport Report(IEnumerable<Requirement> needed)
    {
        var report = Do("the checks", cancel => new PreflightChecks(Clients, Settings, _clock).Run(needed, cancel));
        _place = report.Place;
        return report;
    }

    /// <summary>Does some work; a failure that is AWS's is explained.</summary>
    /// <param name="what">What is done, as in "DetectLabels" or "the bucket kayfabe-1".</param>
    /// <param name="work">The work; ended by Ctrl-C only where it sees to that.</param>
    /// <exception cref="InputException">It failed.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "What is not explained is thrown on.")]
    public static T Do<T>(string what, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return work(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e) when (AwsErrors.Explain(e, what) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clients.Dispose();
}
