using System.Globalization;
using Amazon.ServiceQuotas.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Training;

namespace Kayfabe.Aws.Preflight;

/// <summary>Whether machines of a type run the images, and how many of them the account may have.</summary>
internal static class InstanceCheck
{
    private const string Architecture = "instance type", Quota = "quota";

    public static CheckResult OfType(InstancesNeeded needed) => XgboostImages.IsArm(needed.Type)
            ? CheckResult.Failed(
                Architecture, $"{needed.Type} has ARM processors, and the images of XGBoost are for x86",
                "Take a type without the g, such as ml.m5.large.")
            : CheckResult.Fine(Architecture, needed.Type);

    public static async Task<CheckResult> OfQuota(
        AwsClients clients, InstancesNeeded needed, CancellationToken cancel)
    {
        var name = $"{needed.Type} for {UseText(needed.Use)}";
        try
        {
            var pages = clients.Quotas.Paginators.ListServiceQuotas(
                new ListServiceQuotasRequest { ServiceCode = "sagemaker", MaxResults = 100 });
            await foreach (var quota in pages.Quotas.WithCancellation(cancel))
            {
                if (quota.QuotaName == name)
                    return Compare(name, quota.Value ?? 0, needed.Count);
            }
            return CheckResult.NotChecked(Quota, $"the service lists none for \"{name}\"");
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            return CheckResult.NotChecked(Quota, failure == AwsFailure.Denied
                ? "servicequotas:ListServiceQuotas is not allowed" : $"servicequotas:ListServiceQuotas gave no answer ({failure})");
        }
    }

    private static CheckResult Compare(string name, double has, int needed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{has:0} {name}");
        return has >= needed ? CheckResult.Fine(Quota, text) : CheckResult.Failed(
            Quota, string.Create(CultureInfo.InvariantCulture, $"{text}, and {needed} needed"),
            "Ask for more in the console (Service Quotas, Amazon SageMaker), or take another type. New accounts have 0 of many.");
    }

    // As the service's quotas are called.
    private static string UseText(InstanceUse use) => use switch
    {
        InstanceUse.Training => "training job usage",
        InstanceUse.SpotTraining => "spot training job usage",
        InstanceUse.Endpoint => "endpoint usage",
        InstanceUse.Transform => "transform job usage",
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };
}
