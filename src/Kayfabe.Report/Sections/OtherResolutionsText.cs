using Kayfabe.Report.Document;
using Kayfabe.Study.Annotators;

namespace Kayfabe.Report.Sections;

/// <summary>The result where differing annotations are resolved otherwise.</summary>
internal static class OtherResolutionsText
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<OtherResolution> resolutions) =>
    [
        new Paragraph(
            "The study’s settings, trained and tested with outcomes by another rule. The difference is that of the two "
            + "models on the test rows that both have, each against its own outcomes."
            + (resolutions.Any(one => one.Why == NotRetrained.MoreRows)
                ? " A rule that decides pictures which the study leaves out has no result here: they are no rows of "
                    + "the matrix. Set annotate.resolution to see it."
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
                    Word(one),
                    .. one.Why == NotRetrained.MoreRows
                        ? (Cell[])[Cell.Empty, Cell.Empty, Cell.Empty]
                        : [Cell.Count(one.TrainingRows), Cell.Count(one.TestRows), Cell.Count(one.Changed)],
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
        NotRetrained.MoreRows => "not known",
        _ => "",
    };
}
