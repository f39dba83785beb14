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
            .. AnnotationBatchesText.Of(raw.Annotators.Annotators),
            .. raw.Annotators.Annotators.Count > 1
                ? (Block[])[.. AgainstAnnotatorsText.Of(raw.Resolutions.Against),
                    .. OtherResolutionsText.Of(raw.Resolutions.Resolutions)]
                : [],
        ]);

    private static Table Annotators(IReadOnlyList<AnnotatorBatches> annotators) => new(
        "annotators", "What each annotator says",
        [
            new("Annotator", "annotator"), new("Pictures", "pictures", true), new("In kayfabe", "yes", true),
            new("95\u00a0% from", "low", true), new("to", "high", true),
        ],
        [
            .. annotators.Select(one => (Cell[])
                [one.Annotator, Cell.Count(one.Pictures), .. Cell.ShareWithInterval(one.Yes)]),
        ]);
}
