using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;

namespace Kayfabe.Report.Sections;

/// <summary>How far annotators agree, in a word.</summary>
/// <param name="Annotators">How many there are; null where that is not known.</param>
/// <param name="AnnotatedTwice">Pictures with two or more annotations; null where only outcomes were published.</param>
/// <param name="Alpha">Krippendorff's alpha; null where it is not defined.</param>
public sealed record AnnotatorAgreement(int? Annotators, int? AnnotatedTwice, double? Alpha)
{
    /// <summary>Why alpha may be not defined, a clause.</summary>
    internal const string WhyNotDefined = "only one value occurs";

    internal static AnnotatorAgreement Of(ReportInputs inputs) => inputs.RawData is { Reliability: var measured }
        ? new AnnotatorAgreement(measured.Annotators.Count, measured.Overlap, measured.Alpha.Value)
        : new AnnotatorAgreement(inputs.Settings.Report.Annotators, null, null);

    private ReliabilityVerdict Verdict => AnnotatorReliability.VerdictOf(Alpha);

    internal KeyResult Summary => this switch
    {
        { Annotators: <= 1 } => new("Reliability", "unknown", "one annotator", Tone.Warn),
        { AnnotatedTwice: null } => new("Reliability", "unknown", "annotations not published", Tone.Warn),
        { AnnotatedTwice: 0 } => new("Reliability", "unknown", "no picture was annotated twice", Tone.Warn),
        { Alpha: { } alpha } => new(
            "Reliability", $"α {Format.Decimal(alpha)}", $"Krippendorff’s alpha: {Word(Verdict)}", ToneOf(Verdict)),
        _ => new("Reliability", "not defined", WhyNotDefined, Tone.Warn),
    };

    internal static string Word(ReliabilityVerdict verdict) => verdict switch
    {
        ReliabilityVerdict.Reliable => "reliable",
        ReliabilityVerdict.Tentative => "tentative conclusions only",
        ReliabilityVerdict.Unreliable => "not reliable",
        _ => WhyNotDefined,
    };

    private static Tone ToneOf(ReliabilityVerdict verdict) => verdict switch
    {
        ReliabilityVerdict.Reliable => Tone.Pass,
        ReliabilityVerdict.Tentative => Tone.Warn,
        _ => Tone.Fail,
    };
}
