using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
namespace Kayfabe.Study.Comparisons;

/// <summary>A candidate that a study has no use for.</summary>
/// <param name="Name">The candidate's name.</param>
/// <param name="Reason">Why it is left out, a clause.</param>
public sealed record LeftOutCandidate(string Name, string Reason);

/// <summary>Which candidates a study's model is compared with.</summary>
/// <param name="Used">Those that are trained.</param>
/// <param name="LeftOut">Those that would say nothing new, or cannot be trained.</param>
public sealed record CandidatePlan(IReadOnlyList<Candidate> Used, IReadOnlyList<LeftOutCandidate> LeftOut)
{
    /// <summary>Chooses from <see cref="Candidate.All"/>.</summary>
    /// <param name="matrix">All rows of the study.</param>
    /// <param name="own">The method of the study's own split.</param>
    public static CandidatePlan For(FeatureMatrix matrix, SplitMethod own)
    {
        var traits = new MatrixTraits(matrix, own);
        var reasons = Candidate.All.Select(candidate => (Candidate: candidate, Reason: WhyNot(candidate, traits)));
        var byUse = reasons.ToLookup(pair => pair.Reason is null);
        return new CandidatePlan(
            [.. byUse[true].Select(pair => pair.Candidate)],
            [.. byUse[false].Select(pair => new LeftOutCandidate(pair.Candidate.Name, pair.Reason!))]);
    }

    private static string? WhyNot(Candidate candidate, MatrixTraits traits) =>
        WhyNotFeatures(candidate, traits) ?? WhyNotBlanks(candidate, traits) ?? WhyNotSplit(candidate, traits);

    private static string? WhyNotFeatures(Candidate candidate, MatrixTraits traits) => candidate.Features switch
    {
        FeatureSet.Detections when traits.Detections == 0 => "the matrix has no detections",
        FeatureSet.Detections when traits.Metadata == 0 && candidate.Blanks == BlankValues.Missing =>
            "all features are detections: it is the same as everything",
        FeatureSet.Metadata when traits.Metadata == 0 => "the matrix has no metadata",
        FeatureSet.Metadata when traits.Detections == 0 => "all features are metadata: it is the same as everything",
        FeatureSet.Blankness when traits.Detections == 0 => "the matrix has no detections",
        FeatureSet.Blankness when traits.BlankRows == 0 => "no row is blank",
        FeatureSet.Blankness when traits.BlankRows == traits.Rows => "all rows are blank",
        FeatureSet.NotDisguised when traits.Disguised == 0 => "no feature looks like an id or a date",
        FeatureSet.NotDisguised when traits.Disguised == traits.Detections + traits.Metadata =>
            "all features look like ids or dates",
        _ => null,
    };

    private static string? WhyNotBlanks(Candidate candidate, MatrixTraits traits) =>
        (candidate.Learner, candidate.Features, candidate.Blanks) switch
        {
            (Learner.Trees, _, BlankValues.Zero) when !traits.BlanksAreDistinguished =>
                "the matrix does not distinguish blank detections from zeros",
            (Learner.Trees, FeatureSet.Everything, BlankValues.Zero) when traits.Metadata == 0 =>
                "all features are detections: it is the same as detections only, blanks as zero",
            _ => null,
        };

    private static string? WhyNotSplit(Candidate candidate, MatrixTraits traits) => candidate.Split switch
    {
        null => null,
        { } split when split == traits.OwnSplit => "it is the study's own split",
        SplitMethod.Temporal when !traits.HasDays => "no row has a day",
        _ => null,
    };

    private sealed class MatrixTraits(FeatureMatrix matrix, SplitMethod own)
    {
        public SplitMethod OwnSplit { get; } = own;

        public int Rows { get; } = matrix.Rows.Count;

        public int Detections { get; } = matrix.Features.Count(Blanks.IsDetection);

        public int Metadata { get; } = matrix.Features.Count(feature => !Blanks.IsDetection(feature));

        public int Disguised { get; } = DisguisedFeatures.Of(matrix).Count;

        public int BlankRows { get; } = Blanks.RowsOf(matrix).Count(isBlank => isBlank);

        public bool BlanksAreDistinguished { get; } = Blanks.AreDistinguished(matrix);

        public bool HasDays { get; } = matrix.Rows.Any(row => row.Published is not null);
    }
}
