using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>How far annotators agree, in a word.</summary>
/// <param name="Annotators">How many there are; null where that is not known.</param>
/// <param name="AnnotatedTwice">Pictures with two or more annotations; null where only outcomes were published.</param>
/// <param name="Alpha">Krippendorff's alpha; without a value where it is not defined.</param>
public sealed record AnnotatorAgreement(int? Annotators, int? AnnotatedTwice, Estimate Alpha)
{
    internal static AnnotatorAgreement Of(ReportInputs inputs) => inputs.RawData is { Reliability: var measured }
        ? new AnnotatorAgreement(measured.Annotators.Count, measured.Overlap, measured.Alpha)
        : new AnnotatorAgreement(inputs.Settings.Report.Annotators, null, new Estimate(null, null));

    internal KeyResult Summary => this switch
    {
        { Annotators: <= 1 } => new("Reliability", "unknown", "one annotator", Tone.Warn),
        { AnnotatedTwice: null } => new("Reliability", "unknown", "annotations not published", Tone.Warn),
        { AnnotatedTwice: 0 } => new("Reliability", "unknown", "no picture was annotated twice", Tone.Warn),
        { Alpha: { Value: { } alpha, Interval: { } interval } } => new(
            "Reliability",
            $"α {Format.Decimal(alpha)}",
            $"Krippendorff’s alpha, 95\u00a0% interval {Format.Decimal(interval.Low)} to "
                + $"{Format.Decimal(interval.High)}: {Word(Alpha)}",
            ToneOf(AnnotatorReliability.VerdictOf(Alpha))),
        { Alpha.Value: { } alpha } => new(
            "Reliability", $"α {Format.Decimal(alpha)}", $"Krippendorff’s alpha: {Word(Alpha)}", Tone.Warn),
        _ => new("Reliability", "not defined", Word(Alpha), Tone.Warn),
    };

    /// <summary>What alpha allows, or why that is not known.</summary>
    internal static string Word(Estimate alpha) => AnnotatorReliability.VerdictOf(alpha) switch
    {
        ReliabilityVerdict.Reliable => "reliable",
        ReliabilityVerdict.Tentative => "tentative conclusions only",
        ReliabilityVerdict.NotShown => "not shown to be reliable",
        ReliabilityVerdict.Unreliable => "not reliable",
        _ when alpha.Value is null => "only one value occurs",
        _ => "too few posts of either outcome for a verdict",
    };

    private static Tone ToneOf(ReliabilityVerdict verdict) => verdict switch
    {
        ReliabilityVerdict.Reliable => Tone.Pass,
        ReliabilityVerdict.Unreliable => Tone.Fail,
        _ => Tone.Warn,
    };
}
