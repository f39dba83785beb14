using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotations;

/// <summary>What alpha allows, by the customary bounds; its interval decides, not its point.</summary>
/// <remarks>
/// Krippendorff, Content Analysis (2004), chapter 11: .800 or more; .667 or more for tentative conclusions only. That a
/// sample's alpha is above a bound does not show that the annotators' is, so that the interval has to be above it.
/// </remarks>
public enum ReliabilityVerdict
{
    /// <summary>Alpha or its interval is not known: too few posts, or only one value occurs.</summary>
    Unknown,

    /// <summary>Alpha's whole interval is below .667.</summary>
    Unreliable,

    /// <summary>Alpha's interval has .667 within it: neither reliable nor not is shown.</summary>
    NotShown,

    /// <summary>Alpha's interval begins at .667 or above, and below .800.</summary>
    Tentative,

    /// <summary>Alpha's interval begins at .800 or above.</summary>
    Reliable,
}

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
/// <param name="Posts">The number of posts of the latter.</param>
/// <param name="Percent">The share of pairs of annotations of one picture that agree; each pair counts once.</param>
/// <param name="Alpha">Krippendorff's alpha of all annotators.</param>
/// <param name="Pairs">Every pair of annotators, also those without a picture in common.</param>
public sealed record AnnotatorReliability(
    IReadOnlyList<string> Annotators,
    int Pictures,
    int Overlap,
    int Posts,
    Estimate Percent,
    Estimate Alpha,
    IReadOnlyList<PairReliability> Pairs)
{
    /// <summary>Alpha from which on annotations are reliable.</summary>
    public const double ReliableFrom = 0.8;

    /// <summary>Alpha from which on they allow tentative conclusions.</summary>
    public const double TentativeFrom = 0.667;

    /// <summary>What <see cref="Alpha"/> allows.</summary>
    public ReliabilityVerdict Verdict => VerdictOf(Alpha);

    /// <summary>What alpha allows, by its interval.</summary>
    public static ReliabilityVerdict VerdictOf(Estimate alpha) => alpha.Interval switch
    {
        null => ReliabilityVerdict.Unknown,
        { Low: >= ReliableFrom } => ReliabilityVerdict.Reliable,
        { Low: >= TentativeFrom } => ReliabilityVerdict.Tentative,
        { High: < TentativeFrom } => ReliabilityVerdict.Unreliable,
        _ => ReliabilityVerdict.NotShown,
    };
}
