using Kayfabe.Study.Comparisons;

namespace Kayfabe.Study.Leakage;

/// <summary>Features that identify the post or its day.</summary>
internal static class IllegitimateFeatures
{
    private const int Shown = 10;

    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "disguisedFeatures", Name = "features that are ids, dates or the order of rows", Code = "L2";
        var found = DisguisedFeatures.Of(evidence.Matrix);
        if (found.Count == 0)
            return new Suspicion(Id, Name, Code, "No feature looks like one.");
        var features = found.Select(each => each.Feature).ToHashSet();
        return new Suspicion(
            Id, Name, Code, $"{found.Count} of {evidence.Matrix.Features.Count} features look like one: {List(found)}.")
        {
            IsFound = true,
            Rows = evidence.Sets.Test.Count,
            Effect = () => evidence.WithoutFeatures(features.Contains),
            Advice = "Leave them out of the features, unless they are what the study asks about.",
        };
    }

    private static string List(IReadOnlyList<DisguisedFeature> found) =>
        string.Join("; ", found.Take(Shown).Select(each => $"{each.Feature.Name} ({each.Reason})"))
        + (found.Count > Shown ? $"; and {found.Count - Shown} more" : "");
}
