using Kayfabe.Settings;
namespace Kayfabe.Study.Evaluation;

/// <summary>The part of <c>evaluate</c> that compares predictions: see <see cref="EvaluateSettings"/>.</summary>
[PartOf("evaluate")]
public sealed record JudgementSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe, 0 to 1.</summary>
    public double Cut { get; init; } = 0.5;

    /// <summary>The number of resamples of the bootstrap, 100 to 100,000.</summary>
    public int Resamples { get; init; } = 2000;
}
