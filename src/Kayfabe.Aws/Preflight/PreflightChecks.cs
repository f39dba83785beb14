using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Resources;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Preflight;

/// <summary>What the checks found.</summary>
/// <param name="Place">Where and as whom; null where the credentials are of nobody.</param>
/// <param name="Results">In the order in which they were made.</param>
public sealed record PreflightReport(AwsPlace? Place, IReadOnlyList<CheckResult> Results)
{
    /// <summary>Those that failed.</summary>
    public IEnumerable<CheckResult> Failures => Results.Where(static one => one.Outcome == CheckOutcome.Failed);
}

/// <summary>Checks what costs nothing to check, before anything is paid for.</summary>
/// <param name="clients">The services.</param>
/// <param name="settings">What the study says of them.</param>
/// <param name="clock">This machine's clock.</param>
public sealed class PreflightChecks(AwsClients clients, AwsSettings settings, TimeProvider clock)
{
    /// <summary>Checks identity, account, region, partition and clock, and what is needed beyond.</summary>
    public async Task<PreflightReport> Run(IEnumerable<Requirement> needed, CancellationToken cancel)
    {
        var (place, identity) = await new IdentityCheck(clients, settings, clock).Run(cancel);
        var results = new List<CheckResult>(identity);
        if (place is null)
            return new PreflightReport(null, results);
        foreach (var one in needed.Distinct())
            results.AddRange(await Check(one, place, cancel));
        return new PreflightReport(place, results);
    }

    private async Task<IReadOnlyList<CheckResult>> Check(Requirement needed, AwsPlace place, CancellationToken cancel)
    {
        try
        {
            return needed switch
            {
                BucketNeeded =>
                    [await BucketCheck.Run(clients, place, BucketOf(settings, place), cancel)],
                RoleNeeded role => await new RoleCheck(clients, place, settings.Role, role).Run(cancel),
                InstancesNeeded instances =>
                    [InstanceCheck.OfType(instances), await InstanceCheck.OfQuota(clients, instances, cancel)],
                ImageNeeded image => [await ImageCheck.Run(clients, image.Name, cancel)],
                _ => throw new ArgumentOutOfRangeException(nameof(needed)),
            };
        }
        catch (Exception e) when (AwsErrors.Explain(e, "the check") is { } fault)
        {
            return [CheckResult.Failed(needed.Subject, fault.Faults[0].Problem, fault.Faults[0].Remedy)];
        }
    }

    /// <summary>The study's bucket.</summary>
    public static string BucketOf(AwsSettings settings, AwsPlace place) =>
        settings.Bucket ?? StudyBucket.DefaultName(place.Account, place.Region);
}
