using System.Globalization;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;

namespace Kayfabe.Report;

/// <summary>What became of the data on the way from the exports, or from a published matrix, to the test set.</summary>
internal static class FlowParts
{
    private const int MostYearsByMonth = 2;

    public static DataFlow Of(ReportSources sources) => new()
    {
        Steps = [.. sources.Road is { } road ? FromExports(road) : [], .. FromMatrix(sources)],
        Detections = DetectionCounts.Of(sources.Matrix),
        Balance = BalanceOf(sources.Matrix.Rows),
        ServiceModels =
        [
            .. sources.Road?.ServiceModels.Select(model =>
                new ServiceModel(model.Kind.Operation(), model.Version, model.Pictures)) ?? [],
        ],
        RecordingsLeftOut =
        [
            .. sources.Road?.RecordingsLeftOut.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new LeftOutCount(pair.Key, pair.Value)) ?? [],
        ],
    };

    private static IEnumerable<FlowStep> FromExports(RoadSources road)
    {
        var (ingest, annotate) = (road.Ingest, road.Annotate);
        yield return new FlowStep("rows of the exports", ingest.Rows, []);
        yield return new FlowStep("pictures", ingest.Pictures, Some(
        [
            new("rows of a picture that another row has", ingest.Duplicates),
            .. ingest.LeftOut.Select(left => new LeftOutCount(IngestFiles.Text(left.Reason), left.Rows)),
        ]));
        yield return new FlowStep("pictures with an outcome", annotate.Outcomes, Some(
        [
            new("without annotation", annotate.Pictures - annotate.Annotated),
            new("on which annotators differ", CountOf(annotate, How.Disagreement)),
            new("that nobody adjudicated", CountOf(annotate, How.NotAdjudicated)),
        ]));
    }

    private static IEnumerable<FlowStep> FromMatrix(ReportSources sources)
    {
        var (all, train, test) = (sources.Matrix.Rows.Count, sources.Train.Rows.Count, sources.Test.Rows.Count);
        yield return sources.Road is { } road
            ? new FlowStep("rows of the matrix", all, Some(
            [
                .. new[] { NoRowReason.NoFile, NoRowReason.NotRecorded, NoRowReason.NoPost }.Select(reason =>
                    new LeftOutCount(LeftOutPictures.Text(reason), road.LeftOut.GetValueOrDefault(reason))),
            ]))
            : new FlowStep("rows of the published matrix", all, []);
        yield return new FlowStep("test rows", test, Some(
            [new("to train on", train), new("in neither set", all - train - test)]));
    }

    // By year, and by month where that would be one or two bars.
    private static IReadOnlyList<PeriodBalance> BalanceOf(IReadOnlyList<MatrixRow> rows)
    {
        var dated = rows.Where(row => row.Published is not null).ToArray();
        var years = dated.Select(row => row.Published!.Value.Year).Distinct().Count();
        var format = years > MostYearsByMonth ? "yyyy" : "yyyy-MM";
        return
        [
            .. dated.GroupBy(row => row.Published!.Value.ToString(format, CultureInfo.InvariantCulture))
                .OrderBy(period => period.Key, StringComparer.Ordinal)
                .Select(period => new PeriodBalance(
                    period.Key, period.Count(row => row.InKayfabe), period.Count(row => !row.InKayfabe))),
        ];
    }

    private static IReadOnlyList<LeftOutCount> Some(IEnumerable<LeftOutCount> counts) =>
        [.. counts.Where(left => left.Count > 0)];

    private static int CountOf(AnnotateCounts counts, How how) => counts.How.Where(pair => pair.How == how).Sum(pair => pair.Pictures);
}
