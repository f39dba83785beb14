using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report;

/// <summary>A published result beside ours, over the training seeds.</summary>
internal static class ReproductionParts
{
    public static SeedSpread? Seeds(ReportSources sources)
    {
        var runs = sources.Seeds.Where(run => run.Confusion.Accuracy is not null)
            .Select(run => new SeedRun(run.Seed, run.Confusion.Accuracy!.Value)).ToArray();
        if (runs.Length == 0)
            return null;
        var sorted = runs.Select(run => run.Accuracy).Order().ToArray();
        return new SeedSpread(
            runs, sources.Settings.Train.Seed, sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1],
            PublishedOf(sources)?.Accuracy);
    }

    public static Reproduction? Of(ReportSources sources) =>
        sources.Settings.Report.Published is { } published
            ? new Reproduction(published.Source, PublishedOf(sources)!, sources.Metrics.Confusion, published.WhyDifferent)
            {
                SourceAddress = published.Address,
                WhatRemains = ComparisonParts.WhatRemains(sources.Comparison, PublishedOf(sources)!.Accuracy),
            }
            : null;

    private static Confusion? PublishedOf(ReportSources sources) =>
        sources.Settings.Report.Published is { } published
            ? new Confusion(published.TrueNegatives, published.FalsePositives, published.FalseNegatives, published.TruePositives)
            : null;
}
