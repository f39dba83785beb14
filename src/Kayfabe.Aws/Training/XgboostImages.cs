using System.Text.RegularExpressions;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Training;

/// <summary>The addresses of the images of SageMaker's built-in XGBoost.</summary>
public static partial class XgboostImages
{
    private static readonly Lazy<Dictionary<string, string>> s_accounts = new(ReadAccounts);

    /// <summary>The regions that have one, ordinal.</summary>
    public static IEnumerable<string> Regions => s_accounts.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The address of a region's image.</summary>
    /// <param name="region">The region, such as us-east-1.</param>
    /// <param name="tag">The version, such as 1.7-1.</param>
    /// <exception cref="InputException">No account is known for the region.</exception>
    public static string Address(string region, string tag) =>
        s_accounts.Value.TryGetValue(region, out var account)
            ? $"{account}.dkr.ecr.{region}.{Suffix(region)}/sagemaker-xgboost:{tag}"
            : throw new InputException(new Fault(
                $"no image of SageMaker's XGBoost is known for the region {Quotation.Shorten(region)}",
                NearestName.Of(region, s_accounts.Value.Keys) is { } nearest
                    ? $"Did you mean {nearest}? Otherwise give its full address as sagemaker.image."
                    : "Give its full address as sagemaker.image."));

    /// <summary>Refuses instances that an image cannot run on.</summary>
    /// <param name="instanceType">The type, such as ml.m5.large.</param>
    /// <param name="setting">The setting that has it.</param>
    /// <exception cref="InputException">The type has ARM processors, for which there is no image.</exception>
    public static void CheckProcessor(string instanceType, string setting)
    {
        if (IsArm(instanceType))
        {
            throw new InputException(new Fault(
                $"{instanceType} has ARM processors, and the image of SageMaker's XGBoost is for x86",
                $"Write --set={setting}=ml.m5.large, or another type without a g behind its number."));
        }
    }

    /// <summary>
    /// Whether a type has ARM processors: a g behind the number of its family (m7g, c6gn, x2gd), or a Grace Blackwell.
    /// </summary>
    public static bool IsArm(string instanceType) => ArmFamily().IsMatch(instanceType);

    // https://docs.aws.amazon.com/general/latest/gr/rande.html: the DNS suffixes of the partitions.
    private static string Suffix(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "amazonaws.com.cn",
        _ when region.StartsWith("us-iso-", StringComparison.Ordinal) => "c2s.ic.gov",
        _ when region.StartsWith("us-isob-", StringComparison.Ordinal) => "sc2s.sgov.gov",
        _ when region.StartsWith("us-isof-", StringComparison.Ordinal) => "csp.hci.ic.gov",
        _ => "amazonaws.com",
    };

    private static Dictionary<string, string> ReadAccounts()
    {
        using var stream = typeof(XgboostImages).Assembly.GetManifestResourceStream("xgboost-images.tsv")!;
        using var text = new StreamReader(stream);
        var accounts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var region, var account] && account.All(char.IsAsciiDigit))
                accounts.Add(region, account);
        }
        return accounts;
    }

    [GeneratedRegex(@"\Aml\.([a-z]+[0-9]+[a-z]*g[a-z]*|[a-z0-9]+-gb[0-9]+)\.")]
    private static partial Regex ArmFamily();
}
