using Kayfabe.Study.Comparisons;

namespace Kayfabe.Study.Leakage;

/// <summary>Features that identify the post or its day, and the accuracy that they add.</summary>
internal static class IllegitimateFeatures
{
    private const int Shown = 10;

    public static LeakageFinding Check(LeakageEvidence evidence)
    {
        var found = DisguisedFeatures.Of(evidence.Matrix);
        var limit = evidence.Settings.DisguisedFeatures;
        const string Id = "disguisedFeatures", Name = "features that are ids, dates or the order of rows", Code = "L2";
        if (found.Count == 0)
            return new LeakageFinding(Id, Name, Code, LeakageVerdict.Pass, "No feature looks like one.", Limit: limit);
        var accuracy = evidence.AccuracyOver(
            evidence.On(evidence.Method), evidence.Of(candidate => candidate.Features == FeatureSet.NotDisguised));
        var isAbove = accuracy is not null && LeakageEvidence.OfDifference(accuracy, limit) == LeakageVerdict.Fail;
        return new LeakageFinding(
            Id,
            Name,
            Code,
            isAbove ? LeakageVerdict.Fail : LeakageVerdict.Warn,
            $"{found.Count} of {evidence.Matrix.Features.Count} features look like one: {List(found)}.",
            null,
            accuracy,
            limit,
            "Leave them out of the features, unless they are what the study asks about.");
    }

    private static string List(IReadOnlyList<DisguisedFeature> found) =>
        string.Join("; ", found.Take(Shown).Select(each => $"{each.Feature.Name} ({each.Reason})"))
        + (found.Count > Shown ? $"; and {found.Count - Shown} more" : "");
}
