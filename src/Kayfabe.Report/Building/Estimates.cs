namespace Kayfabe.Report;

/// <summary>Estimates of the stages as those of the report.</summary>
internal static class Estimates
{
    public static Estimate Of(Study.Statistics.Estimate estimate, string? undefined = null) => new(
        estimate.Value, estimate.Interval?.Low, estimate.Interval?.High, estimate.Value is null ? undefined : null);
}
