using System.Globalization;
using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotators;

namespace Kayfabe.Report.Sections;

/// <summary>What each annotator did, and the result against each of them.</summary>
internal static class AnnotatorsSection
{
    /// <summary>Null for a published matrix, whose annotations are not known.</summary>
    public static Section? Of(ReportInputs inputs) => inputs.RawData is not { } raw ? null : new Section(
        "annotators", "Each annotator",
        [
            Annotators(raw.Annotators.Annotators),
            .. Remarks(raw.Annotators.Annotators).Select(remark => new Paragraph(remark)),
            .. raw.Annotators.Annotators.Any(one => one.Batches.Count > 1)
                ? (Block[])[Batches(raw.Annotators.Annotators)]
                : [],
            .. raw.Annotators.Annotators.Count > 1
                ? (Block[])[.. AgainstAnnotatorsText.Of(raw.Resolutions.Against),
                    .. OtherResolutionsText.Of(raw.Resolutions.Resolutions)]
                : [],
        ]);

    private static Table Annotators(IReadOnlyList<AnnotatorBatches> annotators) => new(
        "annotators", "What each annotator says",
        [
            new("Annotator", "annotator"), new("Pictures", "pictures", true), new("In kayfabe", "yes", true),
            new("95\u00a0% from", "low", true), new("to", "high", true), new("Batches", "batches", true),
            new("p, batches", "betweenBatches", true), new("Later less earlier (points)", "change", true),
            new("95\u00a0% from", "changeLow", true), new("to", "changeHigh", true), new("p, time", "drift", true),
        ],
        [
            .. annotators.Select(one => (Cell[])
            [
                one.Annotator, Cell.Count(one.Pictures), .. Cell.ShareWithInterval(one.Yes),
                one.Batches.Count == 0 ? Cell.Empty : Cell.Count(one.Batches.Count), PValue(one.BetweenBatches),
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
                : "The p-values are of permutations of whole posts, adjusted for all tests of this table (Holm); earlier "
                    + "and later are the first and the second half of an annotator’s annotations.");
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
