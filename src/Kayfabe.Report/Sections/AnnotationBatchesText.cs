using System.Globalization;
using Kayfabe.Report.Document;
using Kayfabe.Study.Annotators;

namespace Kayfabe.Report.Sections;

/// <summary>Whether an annotator's share of yes differs between batches, or changes in time.</summary>
internal static class AnnotationBatchesText
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<AnnotatorBatches> annotators) =>
    [
        .. Remarks(annotators).Select(remark => new Paragraph(remark)),
        .. annotators.Any(one => one.Drift is not null) ? (Block[])[Changes(annotators)] : [],
        .. annotators.Any(one => one.Batches.Count > 1) ? (Block[])[Batches(annotators)] : [],
    ];

    private static Table Changes(IReadOnlyList<AnnotatorBatches> annotators) => new(
        "annotator-changes", "Whether what an annotator says changes from batch to batch, or in time",
        [
            new("Annotator", "annotator"), new("Batches", "batches", true), new("p, batches", "betweenBatches", true),
            new("Later less earlier (points)", "change", true), new("95\u00a0% from", "changeLow", true),
            new("to", "changeHigh", true), new("p, time", "drift", true),
        ],
        [
            .. annotators.Select(one => (Cell[])
            [
                one.Annotator, one.Batches.Count == 0 ? Cell.Empty : Cell.Count(one.Batches.Count),
                PValue(one.BetweenBatches),
                Cell.Points(one.Change?.Value), Cell.Points(one.Change?.Interval?.Low),
                Cell.Points(one.Change?.Interval?.High), PValue(one.Drift),
            ]),
        ]);

    private static Table Batches(IReadOnlyList<AnnotatorBatches> annotators) => new(
        "annotation-batches", "What each annotator says by batch",
        [
            new("Annotator", "annotator"), new("From (UTC)", "from"), new("to", "to"),
            new("Pictures", "pictures", true), new("In kayfabe", "yes", true), new("95\u00a0% from", "low", true),
            new("to", "high", true),
        ],
        [
            .. from one in annotators
               from batch in one.Batches
               select (Cell[])
               [
                   one.Annotator, Minute(batch.First), Minute(batch.Last), Cell.Count(batch.Pictures),
                   .. Cell.ShareWithInterval(batch.Yes),
               ],
        ]);

    private static IEnumerable<string> Remarks(IReadOnlyList<AnnotatorBatches> annotators)
    {
        if (annotators.All(one => one.Dated == 0))
        {
            yield return "The annotations have no time that can be read (annotatedAt), so that batches and changes in "
                + "time cannot be told.";
            yield break;
        }
        var (dated, all) = (annotators.Sum(one => one.Dated), annotators.Sum(one => one.Pictures));
        var tested = annotators.Where(one => one.Drift is not null).ToArray();
        yield return "A batch is a run of annotations without a pause of "
            + $"{Format.Count((long)BatchStudy.Pause.TotalHours)} hours. "
            + (dated < all ? $"{Format.Count(dated)} of {Format.Count(all)} annotations have a time. " : "")
            + (tested.Length == 0
                ? "There are too few posts, or only one answer, to test for differences."
                : "The p-values are of permutations of whole posts, adjusted for all tests of the table (Holm); "
                    + "earlier and later are the first and the second half of an annotator’s annotations.");
        if (tested.Length == 0)
            yield break;
        string[] batches = [.. tested.Where(one => one.BetweenBatches < BatchStudy.Level).Select(one => one.Annotator)];
        string[] drifts = [.. tested.Where(one => one.HasDrift).Select(one => one.Annotator)];
        if (batches.Length + drifts.Length == 0)
        {
            yield return "The data do not show that an annotator’s share of “in kayfabe” differs between batches, or "
                + "changes in time.";
            yield break;
        }
        if (batches.Length > 0)
            yield return $"The share of “in kayfabe” differs between the batches of {Sentences.Enumeration(batches)}.";
        if (drifts.Length > 0)
            yield return "The share of “in kayfabe” changes in time in the annotations of "
                + $"{Sentences.Enumeration(drifts)}.";
        yield return "That is a change of the annotator, or of the pictures: " + Order(annotators.Where(one =>
            batches.Contains(one.Annotator) || drifts.Contains(one.Annotator)));
    }

    // From a correlation of .5 on the order of the pictures is worth a remark.
    private static string Order(IEnumerable<AnnotatorBatches> annotators)
    {
        string[] byDate = [.. annotators.Where(one => Math.Abs(one.ByDateOfPost ?? 0) >= 0.5).Select(one =>
            $"{one.Annotator} (rank correlation {Format.Decimal(one.ByDateOfPost!.Value)})")];
        return byDate.Length > 0
            ? $"{Sentences.Enumeration(byDate)} annotated in the order of the posts’ dates, so that early and late "
                + "pictures fall into different batches."
            : "the order of annotation hardly follows the posts’ dates, but may follow something else.";
    }

    private static Cell PValue(double? value) =>
        value is { } p ? new Cell(p < 0.001 ? "< 0.001" : Format.Decimal(p), Format.Raw(p)) : Cell.Empty;

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
