namespace Kayfabe.Report;

/// <summary>How much each feature moved the model's predictions: exact TreeSHAP.</summary>
/// <param name="Features">By descending mean absolute contribution.</param>
/// <param name="Rows">The number of rows explained.</param>
public sealed record Contributions(IReadOnlyList<FeatureContribution> Features, int Rows);

/// <summary>A feature's contributions, in log-odds.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="MeanAbsolute">The mean over the rows of the absolute contribution.</param>
/// <param name="Points">A point a row.</param>
public sealed record FeatureContribution(
    string Feature, double MeanAbsolute, IReadOnlyList<ContributionPoint> Points);

/// <summary>What a feature did to one prediction.</summary>
/// <param name="Contribution">In log-odds; positive speaks for <em>in kayfabe</em>.</param>
/// <param name="Level">
/// Where the row's value lies among the feature's values, 0 (lowest, absent) to 1 (highest, present); null: missing.
/// </param>
public sealed record ContributionPoint(double Contribution, double? Level);
