using Kayfabe.Report.Document;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;

namespace Kayfabe.Report.Sections;

/// <summary>The result where differing annotations are resolved otherwise.</summary>
internal static class OtherResolutionsText
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<OtherResolution> resolutions, Resolution own) =>
    [
        new Paragraph(
            "The study’s settings, trained and tested with outcomes by another rule. The difference is that of the two "
            + "models on the test rows that both have, each against its own outcomes."
            + (own is Resolution.Unanimous or Resolution.Adjudicated
                ? " Pictures that the study’s own rule leaves without an outcome are no rows of its matrix, and stay out."
                : "")),
        new Table(
            "resolutions", "The result under other rules for annotations that differ",
            [
                new("Rule", "rule"), new("Training rows", "trainingRows", true), new("Test rows", "testRows", true),
                new("Outcomes that change", "changed", true), new("Accuracy", "accuracy", true),
                new("95\u00a0% from", "low", true), new("to", "high", true),
                new("Difference (points)", "difference", true), new("95\u00a0% from", "differenceLow", true),
                new("to", "differenceHigh", true),
            ],
            [
                .. resolutions.Select(one => (Cell[])
                [
                    Word(one), Cell.Count(one.TrainingRows), Cell.Count(one.TestRows), Cell.Count(one.Changed),
                    .. one.Accuracy is { } accuracy
                        ? Cell.ShareWithInterval(accuracy)
                        : [Why(one.Why), Cell.Empty, Cell.Empty],
                    Cell.Points(one.Difference?.Value), Cell.Points(one.Difference?.Interval?.Low),
                    Cell.Points(one.Difference?.Interval?.High),
                ]),
            ]),
    ];

    private static string Word(OtherResolution one) =>
        one.Resolution.ToString().ToLowerInvariant() + (one.Why == NotRetrained.Own ? " (the study’s own)" : "");

    private static string Why(NotRetrained why) => why switch
    {
        NotRetrained.SameOutcomes => "the study’s own outcomes",
        NotRetrained.OneOutcome => "one outcome only",
        _ => "",
    };
}
