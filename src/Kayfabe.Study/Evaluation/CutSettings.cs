using Kayfabe.Settings;
namespace Kayfabe.Study.Evaluation;

/// <summary>The part of <c>evaluate</c> that turns a probability into a prediction.</summary>
[PartOf("evaluate")]
public sealed record CutSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe, 0 to 1.</summary>
    public required double Cut { get; init; }
}
