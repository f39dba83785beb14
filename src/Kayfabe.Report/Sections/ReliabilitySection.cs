using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>How good the annotations are, and what that means for the model.</summary>
internal static class ReliabilitySection
{
    public static Section Of(ReportInputs inputs) => new(
        "reliability", "Annotator agreement",
        [
            new Paragraph($"{Amounts(inputs)}. {Ties(inputs)}"),
            .. Unknown(AnnotatorAgreement.Of(inputs)) is { } unknown ? (Block[])[unknown] : [],
            .. inputs.RawData is { Reliability: { Overlap: > 0 } measured }
                ? (Block[])[Overall(measured), Verdict(measured), .. Pairs(measured)]
                : [],
            .. MeasuredAccuracyText.Of(inputs),
            .. inputs.RawData is { Reliability.Overlap: > 0 } raw
                ? AnnotatorQualityText.Of(raw.Annotators.Quality)
                : [],
            .. inputs.RawData is { Disagreements: { Count: > 0 } disagreements }
                ? (Block[])[Disagreements(disagreements)]
                : [],
        ]);

    /// <summary>How a picture on which annotators differ got its outcome, a sentence.</summary>
    public static string Ties(ReportInputs inputs) => inputs.RawData is null
        ? "The published matrix has outcomes only, not the annotations behind them."
        : inputs.Settings.Annotate!.Resolution switch
        {
            Resolution.First => "Where annotators differ, the first one in the order of study.json decides.",
            Resolution.Unanimous => "Pictures on which annotators differ are left out.",
            Resolution.Adjudicated =>
                "Where annotators differ, the adjudicator decides; a picture that is not adjudicated is left out.",
            _ => "The majority of annotators decides; in a tie, the first one in the order of study.json.",
        };

    /// <summary>The number of pictures with at least one annotation.</summary>
    public static int Pictures(ReportInputs inputs) =>
        inputs.RawData?.Reliability.Pictures ?? inputs.Train.Rows.Count + inputs.Test.Rows.Count;

    private static string Amounts(ReportInputs inputs)
    {
        var agreement = AnnotatorAgreement.Of(inputs);
        var annotators = agreement.Annotators is { } known
            ? $"{Format.Counted(known, "annotator", "annotators")}, "
            : "";
        var twice = agreement.AnnotatedTwice is { } two ? $", {Format.Count(two)} of them by two or more" : "";
        return $"{annotators}{Format.Counted(Pictures(inputs), "picture", "pictures")} annotated{twice}";
    }

    private static Callout? Unknown(AnnotatorAgreement agreement) => agreement switch
    {
        { Annotators: <= 1 } => new(Tone.Warn,
            "One annotator: reliability unknown. All results depend on the consistency of one person, which was "
            + "not measured."),
        { AnnotatedTwice: null } => new(Tone.Warn,
            "Only outcomes were published, not individual annotations: reliability unknown."),
        { AnnotatedTwice: 0 } => new(Tone.Warn,
            "No picture was annotated twice: reliability unknown. Have two annotators code a random sample of "
            + "pictures."),
        _ => null,
    };

    /// <summary>The rule by which alpha is judged, and why there may be no judgement.</summary>
    private static Paragraph Verdict(AnnotatorReliability measured)
    {
        var (reliable, tentative) = (
            Format.Decimal(AnnotatorReliability.ReliableFrom), Format.Decimal(AnnotatorReliability.TentativeFrom));
        return new Paragraph(
            $"The lower end of alpha’s interval decides, not alpha itself: reliable from {reliable} on, tentative "
            + $"conclusions from {tentative} on, not reliable where the whole interval is below {tentative}. "
            + (measured.Posts < Interval.FewestPosts
                ? $"{Format.Counted(measured.Posts, "post has", "posts have")} pictures with two annotations or more; "
                    + $"below {Format.Count(Interval.FewestPosts)} there is no interval and no verdict."
                : measured.Alpha is { Value: not null, Interval: null }
                    ? "Without one of the posts only one value would occur: alpha has no interval, and there is no "
                        + "verdict."
                : "Intervals are by post, since pictures of one post are not independent."));
    }

    private static Table Overall(AnnotatorReliability reliability) => new(
        "agreement", "Agreement between all annotators",
        [
            new("Coefficient", "coefficient"), new("Value", "value", true), new("95\u00a0% from", "low", true),
            new("to", "high", true), new("Interpretation", "says"),
        ],
        [
            ["Percent agreement", .. Cell.ShareWithInterval(reliability.Percent), "of pairs of annotations"],
            [
                "Krippendorff’s alpha", .. Cell.NumberWithInterval(reliability.Alpha),
                AnnotatorAgreement.Word(reliability.Alpha),
            ],
        ]);

    private static Table[] Pairs(AnnotatorReliability reliability)
    {
        var pairs = reliability.Pairs.Where(pair => pair.Pictures > 0).ToArray();
        return pairs.Length == 0 ? [] :
        [
            new Table(
                "annotator-pairs", "Agreement by pair of annotators",
                [
                    new("Annotator", "first"), new("Annotator", "second"), new("Pictures", "pictures", true),
                    new("Agreement", "agreement", true), new("95\u00a0% from", "agreementLow", true),
                    new("to", "agreementHigh", true), new("Cohen’s kappa", "kappa", true),
                    new("95\u00a0% from", "kappaLow", true), new("to", "kappaHigh", true),
                ],
                [
                    .. pairs.Select(pair => (Cell[])
                    [
                        pair.First, pair.Second, Cell.Count(pair.Pictures), .. Cell.ShareWithInterval(pair.Percent),
                        .. Cell.NumberWithInterval(pair.Kappa),
                    ]),
                ]),
        ];
    }

    private static Table Disagreements(IReadOnlyList<Disagreement> disagreements) => new(
        "disagreements", "Pictures on which annotators differ",
        [new("Picture", "picture"), new("Yes", "yes"), new("No", "no"), new("Outcome", "outcome")],
        [
            .. disagreements.Select(one => (Cell[])
                [one.Picture, string.Join(", ", one.Yes), string.Join(", ", one.No), Outcome(one)]),
        ]);

    private static string Outcome(Disagreement one) => one.InKayfabe switch
    {
        true => $"yes ({one.How})",
        false => $"no ({one.How})",
        null => $"left out ({one.How})",
    };
}
