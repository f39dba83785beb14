using Kayfabe.Study.Annotations;

namespace Kayfabe.Report;

/// <summary>How far annotators agree.</summary>
internal static class ReliabilityParts
{
    public static Reliability Of(ReportSources sources) => sources.Road is { } road
        ? Measured(road, sources.Settings.Annotate!.Resolution)
        : new Reliability
        {
            Annotators = sources.Settings.Report.Annotators,
            Pictures = sources.Train.Rows.Count + sources.Test.Rows.Count,
            Ties = "The matrix was published with outcomes, without the annotations behind them.",
        };

    private static Reliability Measured(RoadSources road, Resolution resolution)
    {
        var measured = road.Reliability;
        var hasOverlap = measured.Overlap > 0;
        return new Reliability
        {
            Annotators = measured.Annotators.Count,
            Pictures = measured.Pictures,
            PicturesByTwo = measured.Overlap,
            Agreement = hasOverlap ? Estimates.Of(measured.Percent) : null,
            Alpha = hasOverlap ? Estimates.Of(measured.Alpha, "only one value occurs") : null,
            Pairs =
            [
                .. measured.Pairs.Where(pair => pair.Pictures > 0).Select(pair => new AnnotatorPair(
                    pair.First, pair.Second, pair.Pictures, Estimates.Of(pair.Percent),
                    Estimates.Of(pair.Kappa, "only one value occurs"))),
            ],
            Disagreements =
            [
                .. road.Disagreements.Select(one => new Disagreement(
                    one.Picture, one.Yes, one.No,
                    one.InKayfabe is { } value ? $"{(value ? "yes" : "no")} ({one.How})" : $"left out ({one.How})")),
            ],
            Ties = RuleOf(resolution),
        };
    }

    private static string RuleOf(Resolution resolution) => resolution switch
    {
        Resolution.First => "Where annotators differ, what the first of them says holds, in the order of study.json.",
        Resolution.Unanimous => "A picture on which annotators differ is left out.",
        Resolution.Adjudicated => "Where annotators differ, the adjudicator decides, or the picture is left out.",
        _ => "What most annotators say holds; in a tie, what the first of them says, in the order of study.json.",
    };
}
