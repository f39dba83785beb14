using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>What a coefficient allows, by the customary bounds of alpha.</summary>
/// <remarks>Krippendorff, Content Analysis: .800 or more; .667 or more for tentative conclusions only.</remarks>
public enum ReliabilityVerdict
{
    /// <summary>Nothing was annotated twice, or only one value occurs.</summary>
    Unknown,

    /// <summary>Alpha is below .667.</summary>
    Unreliable,

    /// <summary>Alpha is .667 or more and below .800.</summary>
    Tentative,

    /// <summary>Alpha is .800 or more.</summary>
    Reliable,
}

/// <summary>What one annotator did.</summary>
/// <param name="Name">The annotator.</param>
/// <param name="Yes">Pictures annotated yes.</param>
/// <param name="No">Pictures annotated no.</param>
public sealed record AnnotatorCounts(string Name, int Yes, int No);

/// <summary>How two annotators agree, on the pictures that both annotated.</summary>
/// <param name="First">The annotator who comes first in the settings.</param>
/// <param name="Second">The other.</param>
/// <param name="YesYes">Pictures on which both say yes.</param>
/// <param name="YesNo">Pictures on which the first says yes and the second no.</param>
/// <param name="NoYes">Pictures on which the first says no and the second yes.</param>
/// <param name="NoNo">Pictures on which both say no.</param>
/// <param name="Percent">The share of these pictures on which they agree.</param>
/// <param name="Kappa">Cohen's kappa.</param>
/// <param name="Alpha">Krippendorff's alpha of these two.</param>
public sealed record PairReliability(
    string First,
    string Second,
    int YesYes,
    int YesNo,
    int NoYes,
    int NoNo,
    Estimate Percent,
    Estimate Kappa,
    Estimate Alpha)
{
    /// <summary>The number of pictures that both annotated.</summary>
    public int Pictures => YesYes + YesNo + NoYes + NoNo;
}

/// <summary>How far the annotations can be relied on.</summary>
/// <param name="Annotators">In the order of the settings; the adjudicator is not among them.</param>
/// <param name="Pictures">The number of pictures with an annotation.</param>
/// <param name="Overlap">The number of pictures with two or more.</param>
/// <param name="Percent">The share of pairs of annotations of one picture that agree.</param>
/// <param name="Alpha">Krippendorff's alpha of all annotators.</param>
/// <param name="Pairs">Every pair of annotators, also those without a picture in common.</param>
/// <param name="OverPosts">Whether the intervals are by bootstrap over posts; else over pictures.</param>
/// <param name="Resamples">The number of resamples.</param>
public sealed record AnnotatorReliability(
    IReadOnlyList<AnnotatorCounts> Annotators,
    int Pictures,
    int Overlap,
    Estimate Percent,
    Estimate Alpha,
    IReadOnlyList<PairReliability> Pairs,
    bool OverPosts,
    int Resamples)
{
    /// <summary>
    /// The accuracy beyond which a model cannot be trusted: it would agree with the annotations better than their
    /// annotators agree with each other. Null where that is not known.
    /// </summary>
    public double? Ceiling => Percent.Value;

    /// <summary>What <see cref="Alpha"/> allows.</summary>
    public ReliabilityVerdict Verdict => VerdictOf(Alpha.Value);

    /// <summary>What a value of alpha allows; null: alpha is not defined.</summary>
    public static ReliabilityVerdict VerdictOf(double? alpha) => alpha switch
    {
        null => ReliabilityVerdict.Unknown,
        >= 0.8 => ReliabilityVerdict.Reliable,
        >= 0.667 => ReliabilityVerdict.Tentative,
        _ => ReliabilityVerdict.Unreliable,
    };
}
