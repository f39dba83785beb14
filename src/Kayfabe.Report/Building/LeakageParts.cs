using Kayfabe.Study.Leakage;

namespace Kayfabe.Report;

/// <summary>The checks for leakage.</summary>
internal static class LeakageParts
{
    public static LeakageAudit? Audit(Study.Leakage.LeakageAudit? made) => made is null ? null : new LeakageAudit(
    [
        .. made.Findings.Select(finding => new LeakageCheck(
            finding.Name, finding.Code, VerdictOf(finding.Verdict), finding.Finding, finding.Rows,
            finding.Accuracy is { } accuracy ? Estimates.Of(accuracy) : null, finding.Advice)
        { Id = finding.Id }),
    ]);

    private static Verdict VerdictOf(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => Verdict.Pass,
        AuditVerdict.Warn => Verdict.Warn,
        AuditVerdict.Fail => Verdict.Fail,
        _ => Verdict.NotApplicable,
    };
}
