using Kayfabe.Report.Document;
using Kayfabe.Study.Annotators;

namespace Kayfabe.Report.Sections;

/// <summary>The model's accuracy against each annotator, on agreed and on disputed pictures.</summary>
internal static class AgainstAnnotatorsText
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<AccuracyAgainst> against) =>
    [
        new Table(
            "against-annotators", "Accuracy of the study’s model against each annotator, on the test pictures",
            [
                new("Measured against", "against"), new("Test pictures", "which"), new("Pictures", "pictures", true),
                new("Accuracy", "accuracy", true), new("95\u00a0% from", "low", true), new("to", "high", true),
            ],
            [
                .. against.Where(one => one.Pictures > 0).Select(one => (Cell[])
                [
                    one.Annotator ?? "the study’s outcomes", Word(one.Which), Cell.Count(one.Pictures),
                    .. one.Accuracy.Value is null
                        ? (Cell[])["too few", Cell.Empty, Cell.Empty]
                        : Cell.ShareWithInterval(one.Accuracy),
                ]),
            ]),
    ];

    private static string Word(TestPictures which) => which switch
    {
        TestPictures.All => "all",
        TestPictures.Agreed => "two or more annotators agree",
        TestPictures.Disputed => "annotators differ",
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };
}
