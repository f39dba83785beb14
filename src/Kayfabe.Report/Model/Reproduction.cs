using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report;

/// <summary>A published result beside ours.</summary>
/// <param name="Source">Who published it, where: a citation.</param>
/// <param name="Published">The published counts.</param>
/// <param name="Ours">Our counts.</param>
/// <param name="WhyDifferent">Why the two may differ, sentences.</param>
public sealed record Reproduction(string Source, Confusion Published, Confusion Ours, string WhyDifferent)
{
    /// <summary>The address of the source.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>The original's names of the negative and the positive class, as its table printed them.</summary>
    public (string Negative, string Positive) ClassNames { get; init; } = ("No", "Yes");

    /// <summary>What remains of the published number once this report's findings are heeded: one sentence.</summary>
    public string? WhatRemains { get; init; }
}
