using System.Globalization;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A list of labels that is as long as was asked for ends somewhere: which labels it lacks depends on how many others the
/// picture has.
/// </summary>
internal static class TruncatedLabelLists
{
    public static AuditFinding Check(AuditEvidence evidence)
    {
        const string Id = "unknownLabels", Name = "labels that are not known and count as not detected", Code = "L2";
        if (evidence.UnknownLabels is not { } unknown)
            return new AuditFinding(Id, Name, Code, AuditVerdict.NotApplicable, "The study has no lists of labels to look at.");
        if (unknown.Count == 0)
        {
            return new AuditFinding(
                Id, Name, Code, AuditVerdict.Pass, "Every list of labels is complete down to the threshold.", 0);
        }
        var highest = unknown.Values.Max().ToString(CultureInfo.InvariantCulture);
        return new AuditFinding(
            Id,
            Name,
            Code,
            AuditVerdict.Warn,
            $"The lists of labels of {unknown.Count} of {evidence.Matrix.Rows.Count} rows are full at MaxLabels and end at or "
            + $"above the threshold, at {highest} at most.",
            unknown.Count,
            null,
            null,
            $"Set featurize.threshold above {highest}, or look whether what is lacking goes with the outcome.");
    }
}
