namespace Kayfabe.Xgboost;

/// <summary>How good the model is after a round.</summary>
/// <param name="Round">The 0-based round.</param>
/// <param name="Metrics">The measures on the rows <c>train</c>, and on <c>validation</c> where there are some.</param>
public sealed record RoundMetrics(int Round, IReadOnlyList<Metric> Metrics);
