using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Comparisons;

/// <summary>A feature set that a study has no use for.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Reason">Why it is left out, a clause.</param>
public sealed record LeftOutSet(string Name, string Reason);

/// <summary>Which feature sets of a study are compared.</summary>
/// <param name="Used">Those that models are trained on, the study's own first.</param>
/// <param name="LeftOut">Those that would say nothing new, or have no features.</param>
public sealed record SetPlan(IReadOnlyList<ComparedSet> Used, IReadOnlyList<LeftOutSet> LeftOut)
{
    /// <summary>Chooses from <see cref="ComparedSet.All"/>.</summary>
    /// <param name="matrix">All rows of the study.</param>
    public static SetPlan For(FeatureMatrix matrix)
    {
        var traits = new MatrixTraits(matrix);
        var reasons = ComparedSet.All.Select(set => (Set: set, Reason: WhyNot(set, traits))).ToArray();
        return new SetPlan(
            [.. reasons.Where(pair => pair.Reason is null).Select(pair => pair.Set)],
            [
                .. reasons.Where(pair => pair.Reason is not null)
                    .Select(pair => new LeftOutSet(pair.Set.Name, pair.Reason!)),
            ]);
    }

    private static string? WhyNot(ComparedSet set, MatrixTraits traits) => set.Features switch
    {
        FeatureSet.Detections or FeatureSet.Blankness when traits.Detections == 0 => "the matrix has no detections",
        FeatureSet.Detections when traits.Metadata == 0 && set.Blanks == BlankValues.Missing =>
            "all features are detections: it is the same as everything",
        FeatureSet.Metadata when traits.Metadata == 0 => "the matrix has no metadata",
        FeatureSet.Metadata when traits.Detections == 0 => "all features are metadata: it is the same as everything",
        FeatureSet.Blankness when traits.BlankRows == 0 => "no row is blank",
        FeatureSet.Blankness when traits.BlankRows == traits.Rows => "all rows are blank",
        FeatureSet.NotDisguised when traits.Disguised == 0 => "no feature looks like an id or a date",
        FeatureSet.NotDisguised when traits.Disguised == traits.Detections + traits.Metadata =>
            "all features look like ids or dates",
        _ when set.Blanks == BlankValues.Zero && !traits.BlanksAreDistinguished =>
            "the matrix does not distinguish blank detections from zeros",
        _ => null,
    };

    private sealed class MatrixTraits(FeatureMatrix matrix)
    {
        public int Rows { get; } = matrix.Rows.Count;

        public int Detections { get; } = matrix.Features.Count(Blanks.IsDetection);

        public int Metadata { get; } = matrix.Features.Count(feature => !Blanks.IsDetection(feature));

        public int Disguised { get; } = DisguisedFeatures.Of(matrix).Count;

        public int BlankRows { get; } = Blanks.RowsOf(matrix).Count(isBlank => isBlank);

        public bool BlanksAreDistinguished { get; } = Blanks.AreDistinguished(matrix);
    }
}
