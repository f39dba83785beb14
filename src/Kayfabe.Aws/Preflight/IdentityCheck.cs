using System.Globalization;
using Amazon.SecurityToken.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Preflight;

/// <summary>Who asks, and whether account, region, partition and clock are as they should be.</summary>
internal sealed class IdentityCheck(AwsClients clients, AwsSettings settings, TimeProvider clock)
{
    // A signature holds for five minutes.
    private static readonly TimeSpan s_mostSkew = TimeSpan.FromMinutes(4);

    /// <summary>Asks, and compares.</summary>
    /// <returns>The place; null where nobody is known, and nothing else can be asked.</returns>
    public async Task<(AwsPlace? Place, IReadOnlyList<CheckResult> Results)> Run(CancellationToken cancel)
    {
        using var call = HttpCall.Begin();
        GetCallerIdentityResponse? identity = null;
        CheckResult who;
        try
        {
            identity = await clients.SecurityToken.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancel);
            who = CheckResult.Fine("identity", identity.Arn);
        }
        catch (Exception e) when (AwsErrors.Explain(e, "GetCallerIdentity") is { } fault)
        {
            who = CheckResult.Failed("identity", fault.Faults[0].Problem, fault.Faults[0].Remedy);
        }
        var results = new List<CheckResult> { who };
        if (identity is not null)
        {
            results.Add(Account(identity.Account));
            results.Add(Partition(identity.Arn));
        }
        results.Add(Clock(call.ServiceTime));
        return identity is null ? (null, results)
            : (new AwsPlace(identity.Arn.Split(':')[1], identity.Account, clients.Region, identity.Arn), results);
    }

    private CheckResult Account(string account) => settings.Account is not { } wanted
        ? CheckResult.NotChecked(
            "account", $"{account}; the study names none",
            $"Set aws.account to \"{account}\", so that no other one pays.")
        : account == wanted ? CheckResult.Fine("account", account)
        : CheckResult.Failed(
            "account", $"{account}, but the study uses {wanted}",
            "Take credentials of that account (--profile), or change aws.account in the study's study.json.");

    private CheckResult Partition(string arn)
    {
        var (has, needs) = (arn.Split(':')[1], AwsRegion.PartitionOf(clients.Region));
        return has == needs ? CheckResult.Fine("region", $"{clients.Region}, partition {needs}")
            : CheckResult.Failed(
                "region", $"{clients.Region} is in the partition {needs}, the credentials are of {has}",
                "Take a region of that partition (--region), or credentials of the other (--profile).");
    }

    private CheckResult Clock(DateTimeOffset? service)
    {
        if (service is not { } time)
            return CheckResult.NotChecked("clock", "the service did not say what time it is");
        var skew = clock.GetUtcNow() - time;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(skew.TotalSeconds):0} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} the service");
        return skew.Duration() <= s_mostSkew ? CheckResult.Fine("clock", text)
            : CheckResult.Failed(
                "clock", text, "Set the clock (timedatectl set-ntp true): signed requests are refused.");
    }
}
