namespace Kayfabe.Study.Training;

/// <summary>How much a model uses a feature, by XGBoost's three measures.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Gain">Mean gain of the splits on it.</param>
/// <param name="Weight">The number of splits on it.</param>
/// <param name="Cover">Mean sum of second-order gradients (rows, roughly) that reach those splits.</param>
public sealed record FeatureScore(string Feature, double Gain, double Weight, double Cover);
