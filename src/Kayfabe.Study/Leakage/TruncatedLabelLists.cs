using System.Globalization;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// A list of labels with MaxLabels labels is cut off: which labels it lacks depends on how many others
/// the picture has.
/// </summary>
internal static class TruncatedLabelLists
{
    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "unknownLabels", Name = "labels that are not known and count as not detected", Code = "L2";
        if (evidence.UnknownLabels is not { } unknown)
            return new Suspicion(Id, Name, Code, "The study has no lists of labels.") { Applies = false };
        if (unknown.Count == 0)
        {
            return new Suspicion(Id, Name, Code, "Every list of labels is complete down to the threshold.")
            {
                Rows = 0,
            };
        }
        var highest = unknown.Values.Max().ToString(CultureInfo.InvariantCulture);
        return new Suspicion(
            Id, Name, Code,
            $"In {unknown.Count} of {evidence.Matrix.Rows.Count} rows the list of labels is full at MaxLabels and ends "
            + $"at or above the threshold, at {highest} at most.")
        {
            IsFound = true,
            Rows = unknown.Count,
            Effect = () => evidence.WithTrainingRows(
                [.. evidence.Sets.Train.Where(row => !unknown.ContainsKey(evidence.Matrix.Rows[row].Id))]),
            Advice = $"Set featurize.threshold above {highest}, or record the pictures with more labels.",
        };
    }
}
