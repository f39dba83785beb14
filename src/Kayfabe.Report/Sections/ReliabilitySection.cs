using Kayfabe.Report.Document;
namespace Kayfabe.Report.Sections;

/// <summary>How good the annotations are, and what that means for the model.</summary>
internal static class ReliabilitySection
{
    public static Section? Of(ReportModel model) => model.Reliability is not { } reliability ? null : new Section(
        "reliability", "How good are the annotations",
        [
            new Paragraph($"{Amounts(reliability)}. {reliability.Ties}"),
            Ceiling(reliability),
            .. reliability.Alpha is null ? (Block[])[] : [Overall(reliability)],
            .. reliability.Pairs.Count == 0 ? (Block[])[] : [Pairs(reliability)],
            .. reliability.Disagreements.Count == 0 ? (Block[])[] : [Disagreements(reliability)],
        ]);

    /// <summary>Krippendorff's alpha in a word, by the customary bounds.</summary>
    public static Fact Summary(Reliability reliability) => reliability switch
    {
        { Annotators: <= 1 } => new("Reliability", "unknown", "one annotator", Tone.Warn),
        { PicturesByTwo: null } => new("Reliability", "unknown", "annotations not published", Tone.Warn),
        { PicturesByTwo: 0 } => new("Reliability", "unknown", "no picture was annotated twice", Tone.Warn),
        { Alpha.Value: { } alpha } => new(
            "Reliability", $"α {Format.Decimal(alpha)}", $"Krippendorff’s alpha: {Word(alpha)}",
            alpha >= Reliable ? Tone.Pass : alpha >= Tentative ? Tone.Warn : Tone.Fail),
        _ => new("Reliability", "not defined", reliability.Alpha?.Undefined ?? "", Tone.Warn),
    };

    // Krippendorff's customary bounds (Hayes & Krippendorff 2007).
    private const double Reliable = 0.8;
    private const double Tentative = 0.667;

    private static string Word(double alpha) =>
        alpha >= Reliable ? "reliable" : alpha >= Tentative ? "tentative conclusions only" : "not reliable";

    private static string Amounts(Reliability reliability)
    {
        var annotators = reliability.Annotators is { } known ? $"{Format.Counted(known, "annotator", "annotators")}, " : "";
        var twice = reliability.PicturesByTwo is { } two ? $", {Format.Count(two)} of them by two or more" : "";
        return $"{annotators}{Format.Counted(reliability.Pictures, "picture", "pictures")} annotated{twice}";
    }

    private static Callout Ceiling(Reliability reliability) => reliability switch
    {
        { Annotators: <= 1 } => new(Tone.Warn,
            "One annotator: reliability unknown. No number in this report can be trusted beyond that person’s own "
            + "consistency, which nobody measured."),
        { PicturesByTwo: null } => new(Tone.Warn,
            "Only outcomes were published, not who said what: reliability unknown."),
        { PicturesByTwo: 0 } => new(Tone.Warn,
            "No picture was annotated by two: reliability unknown. Let two annotators code a random sample of "
            + "pictures."),
        { Agreement.Value: { } agreement } => new(Tone.Note,
            $"Annotators agree on {Format.Percent(agreement)} of pairs: a model cannot be trusted beyond its "
            + "annotators’ agreement, and an accuracy above it is fitted to one side of their disagreements."),
        _ => new(Tone.Warn, "Agreement is not defined for these annotations."),
    };

    private static Table Overall(Reliability reliability) => new(
        "agreement", "Agreement of all annotators",
        [
            new("Coefficient", "coefficient"), new("Value", "value", true), new("95\u00a0% from", "low", true),
            new("to", "high", true), new("Says", "says"),
        ],
        [
            [
                "Percent agreement", .. Cell.ShareWithInterval(reliability.Agreement ?? new Estimate(null)),
                "of pairs of annotations",
            ],
            [
                "Krippendorff’s alpha", .. Cell.NumberWithInterval(reliability.Alpha!),
                reliability.Alpha!.Value is { } alpha ? Word(alpha) : reliability.Alpha.Undefined ?? "",
            ],
        ]);

    private static Table Pairs(Reliability reliability) => new(
        "annotator-pairs", "Agreement by pair of annotators",
        [
            new("Annotator", "first"), new("Annotator", "second"), new("Pictures", "pictures", true),
            new("Agreement", "agreement", true), new("95\u00a0% from", "agreementLow", true),
            new("to", "agreementHigh", true), new("Cohen’s kappa", "kappa", true),
            new("95\u00a0% from", "kappaLow", true), new("to", "kappaHigh", true),
        ],
        [
            .. reliability.Pairs.Select(pair => (Cell[])
            [
                pair.First, pair.Second, Cell.Count(pair.Pictures), .. Cell.ShareWithInterval(pair.Agreement),
                .. Cell.NumberWithInterval(pair.Kappa),
            ]),
        ]);

    private static Table Disagreements(Reliability reliability) => new(
        "disagreements", "Pictures on which annotators differ",
        [new("Picture", "picture"), new("Yes", "yes"), new("No", "no"), new("Outcome", "outcome")],
        [
            .. reliability.Disagreements.Select(one => (Cell[])
                [one.Picture, string.Join(", ", one.Yes), string.Join(", ", one.No), one.Outcome]),
        ]);
}
