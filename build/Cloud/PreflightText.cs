using System.Text;
using Kayfabe.Aws.Preflight;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Cloud;

/// <summary>What Preflight shows.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class PreflightText
{
    /// <summary>The policies, as IAM takes them.</summary>
    public static string Policies(IamPolicies policies)
    {
        var text = new StringBuilder(
            "The least that is needed. Leave out what you do not use; ROLE stands for a role that aws.role names.\n");
        foreach (var policy in policies.All())
            text.Append("\nPolicy for ").Append(policy.For).Append(":\n").Append(policy.ToJson()).Append('\n');
        return text.Append("\nTrust policy of the role:\n").Append(IamPolicies.TrustPolicy).Append('\n').ToString();
    }

    /// <summary>A line for each check, with what to do below those that need it.</summary>
    public static string Checks(PreflightReport report)
    {
        var width = report.Results.Max(static one => one.Subject.Length);
        var text = new StringBuilder();
        foreach (var one in report.Results)
        {
            text.Append(Word(one.Outcome).PadRight(13)).Append(one.Subject.PadRight(width + 2)).Append(one.Text)
                .Append('\n');
            if (one.Remedy is { } remedy)
                text.Append(' ', 13 + width + 2).Append(remedy).Append('\n');
        }
        return text.ToString();
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Fine => "fine",
        CheckOutcome.NotChecked => "not checked",
        CheckOutcome.Failed => "FAILED",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
