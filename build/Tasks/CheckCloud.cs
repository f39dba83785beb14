using Cake.Frosting;
using Kayfabe.Aws.Preflight;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.Running;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks;

/// <summary>Checks the account, for free, and prints the policies that the other targets need.</summary>
[TaskName("Preflight"), OnlyReads, Uses("study", "region", "profile")]
[TaskDescription("Check the AWS account, region, bucket, role, quota and image, and print the policies. Free.")]
public sealed class CheckCloud : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var session = AwsSession.Open(context, context.Options);
        var report = session.Report(CloudNeeds.Of(context.Settings, session.Clients.Region));
        if (report.Place is { } place)
        {
            Console.Out.Write(PreflightText.Policies(
                new IamPolicies(place, session.Settings) { Images = CloudNeeds.OwnImages(context.Settings) }) + "\n");
        }
        Console.Out.Write(PreflightText.Checks(report));
        var failed = report.Failures.Count();
        if (failed > 0)
        {
            throw new InputException(new Fault(
                failed == 1 ? "one check failed" : $"{failed} checks failed", "See the lines that begin with FAILED."));
        }
    }
}
