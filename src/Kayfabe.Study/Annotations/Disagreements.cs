namespace Kayfabe.Study.Annotations;

/// <summary>The two disagreements that a coefficient of agreement compares.</summary>
/// <param name="Observed">The share of annotations that differ, 0 to 1.</param>
/// <param name="Expected">The share that would differ by chance; 0 where only one value occurs.</param>
internal readonly record struct Disagreements(double Observed, double Expected)
{
    /// <summary>1 - observed / expected; null where chance alone would bring full agreement.</summary>
    public double? Value => Expected > 0 ? 1 - (Observed / Expected) : null;
}
