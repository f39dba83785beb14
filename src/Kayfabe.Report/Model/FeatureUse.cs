using Kayfabe.Study.Training;

namespace Kayfabe.Report;

/// <summary>Which features the model splits on.</summary>
/// <param name="Scores">The features used at least once, by descending gain.</param>
/// <param name="Offered">How many features the model could have used.</param>
public sealed record FeatureUse(IReadOnlyList<FeatureScore> Scores, int Offered);
