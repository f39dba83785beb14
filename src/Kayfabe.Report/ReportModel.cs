namespace Kayfabe.Report;

/// <summary>
/// Everything a report says, as values: the report computes no science. A part that is null is left out, or, where
/// silence would mislead, replaced by a sentence that says it is missing.
/// </summary>
public sealed record ReportModel
{
    /// <summary>What the report is about.</summary>
    public required StudyHeader Study { get; init; }

    /// <summary>How much went in.</summary>
    public required Inputs Inputs { get; init; }

    /// <summary>How the model did on the test rows.</summary>
    public required TestResult Result { get; init; }

    /// <summary>Null where the test rows have one class only.</summary>
    public RocCurve? Roc { get; init; }

    /// <summary>Null where no test row is positive.</summary>
    public PrecisionRecallCurve? PrecisionRecall { get; init; }

    /// <summary>What the model splits on.</summary>
    public FeatureUse? Features { get; init; }

    /// <summary>The spread over training seeds.</summary>
    public SeedSpread? Seeds { get; init; }

    /// <summary>A published result beside ours.</summary>
    public Reproduction? Reproduction { get; init; }

    /// <summary>What the report was made from.</summary>
    public required Provenance Provenance { get; init; }
}
