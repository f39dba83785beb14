using System.Globalization;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A list of labels with MaxLabels labels is cut off: which labels it lacks depends on how many others
/// the picture has.
/// </summary>
internal static class TruncatedLabelLists
{
    public static LeakageFinding Check(LeakageEvidence evidence)
    {
        const string Id = "unknownLabels", Name = "labels that are not known and count as not detected", Code = "L2";
        if (evidence.UnknownLabels is not { } unknown)
            return new LeakageFinding(Id, Name, Code, LeakageVerdict.NotApplicable, "The study has no lists of labels.");
        if (unknown.Count == 0)
        {
            return new LeakageFinding(
                Id, Name, Code, LeakageVerdict.Pass, "Every list of labels is complete down to the threshold.", 0);
        }
        var highest = unknown.Values.Max().ToString(CultureInfo.InvariantCulture);
        return new LeakageFinding(
            Id,
            Name,
            Code,
            LeakageVerdict.Warn,
            $"In {unknown.Count} of {evidence.Matrix.Rows.Count} rows the list of labels is full at MaxLabels and ends "
            + $"at or above the threshold, at {highest} at most.",
            unknown.Count,
            null,
            null,
            $"Set featurize.threshold above {highest}, or check whether the missing labels correlate with the "
            + "outcome.");
    }
}
