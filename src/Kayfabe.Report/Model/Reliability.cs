namespace Kayfabe.Report;

/// <summary>How far annotators agree.</summary>
public sealed record Reliability
{
    /// <summary>How many annotators there are; null where it is not told.</summary>
    public required int? Annotators { get; init; }

    /// <summary>Pictures with at least one annotation.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures that two or more annotated; null where only outcomes were published.</summary>
    public int? PicturesByTwo { get; init; }

    /// <summary>The share of pairs of annotations that agree; null where no picture has two.</summary>
    public Estimate? Agreement { get; init; }

    /// <summary>Krippendorff's alpha, nominal; null where no picture has two.</summary>
    public Estimate? Alpha { get; init; }

    /// <summary>Each pair of annotators that share a picture.</summary>
    public IReadOnlyList<AnnotatorPair> Pairs { get; init; } = [];

    /// <summary>The pictures on which annotators differ.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>How a picture with as many yes as no got its outcome, a sentence.</summary>
    public required string Ties { get; init; }
}

/// <summary>Two annotators on the pictures that both annotated.</summary>
/// <param name="First">One annotator.</param>
/// <param name="Second">The other.</param>
/// <param name="Pictures">Pictures that both annotated.</param>
/// <param name="Agreement">The share on which they agree.</param>
/// <param name="Kappa">Cohen's kappa.</param>
public sealed record AnnotatorPair(string First, string Second, int Pictures, Estimate Agreement, Estimate Kappa);

/// <summary>A picture on which annotators differ.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Yes">Who said it is in kayfabe.</param>
/// <param name="No">Who said it is not.</param>
/// <param name="Outcome">What was made of it.</param>
public sealed record Disagreement(string Picture, IReadOnlyList<string> Yes, IReadOnlyList<string> No, string Outcome);
